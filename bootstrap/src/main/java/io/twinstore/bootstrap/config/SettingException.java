package io.twinstore.bootstrap.config;

/** A setting that is missing, malformed or unknown; the message names it and what it may be, never a secret's value. */
public final class SettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** One line for the user. */
    public SettingException(String message) {
        super(message);
    }

    static SettingException missing(Setting setting) {
        return new SettingException(setting + " is not set: " + setting.meaning() + " (" + setting.allowed() + ")");
    }
}

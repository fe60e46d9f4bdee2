package io.twinstore.application.flags;

import java.util.regex.Pattern;

/** A setting that is missing, malformed or unknown; the message names it and what it may be, never a secret's value. */
public final class SettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z_]{1,40}");

    /** One line for the user. */
    public SettingException(String message) {
        super(message);
    }

    /** A name as a message may show it: what does not look like one may be a secret that stands in its place. */
    public static String shown(String name) {
        return NAME.matcher(name).matches() ? name : "a name";
    }
}

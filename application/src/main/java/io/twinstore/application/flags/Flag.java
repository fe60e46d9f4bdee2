package io.twinstore.application.flags;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** The flags of the contract; what they may be set to means what contract.md says under Flags. */
public enum Flag {
    /** Reads: true PostgreSQL, false Supabase. */
    USE_REPOSITORY_PATTERN,
    /** The same for the data loader; unset inherits. */
    TIMEWEB_DATA_LOADER,
    /** The same for the synchronisation; unset inherits. */
    TIMEWEB_SYNC,
    /** The same for the services; unset inherits. */
    TIMEWEB_SERVICES,
    /** The same for the API; unset inherits. */
    TIMEWEB_API,
    /** The primary, to which writes go: true PostgreSQL, false Supabase. */
    TIMEWEB_IS_PRIMARY,
    /** Whether Supabase may be used at all. */
    USE_LEGACY_SUPABASE,
    /** Whether every write also goes to the other store. */
    DUAL_WRITE,
    /** Whether reads are also made on the other store and compared. */
    COMPARE_DUAL_RESULTS,
    /** Whether every call is logged with its store, milliseconds and rows. */
    LOG_DATABASE_CALLS;

    /** Whether it says where one module reads: unset it inherits, and it may be a share of the reads. */
    public boolean isOfModule() {
        return Arrays.stream(CallingModule.values()).anyMatch(module -> module.flag() == this);
    }

    /** What it may be set to, in words. */
    public String allowed() {
        return isOfModule() ? "true, false, or a share of the reads from 0% to 100% such as 25%" : "true or false";
    }

    /**
     * What the text sets it to.
     *
     * @param place the flag's name, and where the text stands
     * @throws SettingException saying what it may be
     */
    public Share parse(String place, String text) {
        return Share.parse(text)
                .filter(value -> isOfModule() || !text.endsWith("%"))
                .orElseThrow(() -> new SettingException(place + " must be " + allowed()));
    }

    /** The flag of this name. */
    public static Optional<Flag> named(String name) {
        return Arrays.stream(values()).filter(flag -> flag.name().equals(name)).findFirst();
    }

    /**
     * The flag of this name.
     *
     * @throws SettingException when there is none, with the one that was probably meant
     */
    public static Flag require(String name) {
        return named(name)
                .orElseThrow(() -> new SettingException(SettingException.shown(name) + " is no flag"
                        + suggestionFor(name)
                                .map(flag -> "; did you mean " + flag + "?")
                                .orElse("")));
    }

    /** The flag that a name which is none was probably meant to be: a typing mistake must not mean the default. */
    public static Optional<Flag> suggestionFor(String name) {
        if (named(name).isPresent()) {
            return Optional.empty();
        }
        var closest =
                Arrays.stream(values()).min(Comparator.comparingInt(flag -> Spelling.distance(flag.name(), name)));
        return closest.filter(flag -> name.startsWith("TIMEWEB_") || Spelling.isClose(name, flag.name()));
    }
}

package io.twinstore.bootstrap.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What texts in settings may be; each check answers what is wrong, in words that quote nothing, or null. */
final class SettingChecks {
    private static final Pattern KEY = Pattern.compile("[!-~&&[^\"'`\\\\]]+");
    private static final Pattern ONE_LINE = Pattern.compile("[^\\p{Cntrl}\\u2028\\u2029]*");

    /** PostgreSQL cuts longer names. */
    private static final int LONGEST_NAME = 63;

    private SettingChecks() {}

    /** Anything in one line. */
    static @Nullable String oneLine(String value) {
        return ONE_LINE.matcher(value).matches() ? null : "is malformed; it must be text in one line";
    }

    /** A key of Supabase's, which is sent in a header. */
    static @Nullable String key(String value) {
        return KEY.matcher(value).matches()
                ? null
                : "is malformed; it must be the key alone, without white space, line breaks or quotes in it";
    }

    /** What stands in a cookie and in an address as it is, and is too long to be guessed. */
    static @Nullable String token(String value) {
        return value.matches("[\\w-]{16,200}")
                ? null
                : "is malformed or too short; it must be 16 to 200 letters, digits, - or _";
    }

    /** A name of PostgreSQL's. */
    static @Nullable String name(String value) {
        boolean good = ONE_LINE.matcher(value).matches()
                && value.equals(value.strip())
                && value.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME;
        return good ? null : "is malformed; it must be a name in one line, of " + LONGEST_NAME + " bytes at most";
    }

    /** Hosts of PostgreSQL. */
    static @Nullable String hosts(String value) {
        var problem = Hosts.problem(value);
        return problem == null ? null : "is malformed: " + problem;
    }

    /** A file with certificates, or libpq's word for those that Java trusts. */
    static @Nullable String certificates(String value) {
        return value.equals(ConnectionParameters.SYSTEM) || readable(value)
                ? null
                : "names no file that can be read; name the file, or write " + ConnectionParameters.SYSTEM
                        + " for the authorities that Java trusts";
    }

    /** A directory, which need not be there yet. */
    static @Nullable String directory(String value) {
        try {
            var path = Path.of(value);
            return Files.isDirectory(path) || !Files.exists(path) ? null : "is no directory; name one, or a new one";
        } catch (InvalidPathException e) {
            return "is malformed; it must be a directory";
        }
    }

    /** Whether it is a file that can be read. */
    static boolean readable(String file) {
        try {
            return Files.isReadable(Path.of(file)) && !Files.isDirectory(Path.of(file));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}

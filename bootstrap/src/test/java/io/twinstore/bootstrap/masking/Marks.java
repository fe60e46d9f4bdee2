package io.twinstore.bootstrap.masking;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Knows the values of the test data by their marks: names, titles and messages are not ASCII, phone numbers, addresses, user
 * ids and keys have forms of their own, the rest is listed; also percent-encoded, escaped, or as the bytes of a wire log.
 */
public final class Marks {
    private static final String OURS = "…"; // which stands in the messages that shorten a list
    private static final String MIGRATION = "its ctype is no UTF-8 one"; // a script of ours has letters to compare
    private static final String PHONE_FILTER = "[^0-9]*"; // between the digits that PostgREST is asked for
    private static final Pattern ENCODED = Pattern.compile("%[0-9A-Fa-f]{2}");
    private static final List<Form> FORMS = List.of(
            phone("9", "(\\+?(7|8|49)[ (.-]{0,3})?9\\d{2}[ ).-]{0,3}\\d{3}[ .-]?\\d{2}[ .-]?\\d{2}"),
            phone("998", "998\\d{9}"),
            phone("+", "\\+(995|375)[ (]+\\d[\\d )-]{7,}\\d"),
            form("@", "[\\w.+-]+@(?!java\\.)[A-Za-z][\\w-]*\\.[a-z]{2,}"),
            form("user-", "\\buser-\\d+"),
            form("sb_secret_", "sb_secret_(?!sandbox\\b)\\w+"),
            form("key-of-the-salon", "key-of-the-salon"),
            form("secret", ":secret@|=secret\\b"),
            form("xxxxxxxx", "x{8}"),
            form("\\u", "\\\\u(0[1-9a-fA-F]|[1-9a-fA-F]\\w)\\w\\w"),
            form("[0x", "\\[0x[c-f][0-9a-f]\\]"));
    private static final List<String> LISTED = List.of(
            "drop table clients",
            "or '1'='1",
            "or 1=1",
            "delete from bookings",
            "truncate companies",
            "drop schema",
            "pg_sleep",
            "select api_key",
            "or(id.lt.0",
            "apikey=x",
            "companies(*)",
            "b(c)d",
            "(?i).*",
            "***:",
            "[[:alpha:]]",
            "(a+)+",
            "9999}",
            "X-Header: 1",
            "<script>",
            "${jndi",
            "%s%n");

    /** Every text of the form has the part, which is found sooner: all that the programs log is searched. */
    private record Form(String part, Pattern pattern) {}

    private Marks() {}

    private static Form form(String part, String form) {
        return new Form(part, Pattern.compile(form));
    }

    /** Not within a longer word or a UUID. */
    private static Form phone(String part, String form) {
        return form(part, "(?<![0-9A-Za-z-])(" + form + ")(?![0-9A-Za-z-])");
    }

    /** The value that the text shows, if any. */
    public static Optional<String> in(String text) {
        if (text.contains(MIGRATION)) {
            return Optional.empty();
        }
        var found = plain(text);
        if (found.isEmpty() && text.contains("%") && ENCODED.matcher(text).find()) {
            found = plain(decoded(text));
        }
        return found;
    }

    private static Optional<String> plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7e && OURS.indexOf(text.charAt(i)) < 0) {
                return Optional.of("U+" + Integer.toHexString(text.codePointAt(i)));
            }
        }
        for (var listed : LISTED) {
            if (text.contains(listed)) {
                return Optional.of(listed);
            }
        }
        var joined = text.replace(PHONE_FILTER, "");
        for (var form : FORMS) {
            if (joined.contains(form.part())) {
                var match = form.pattern().matcher(joined);
                if (match.find()) {
                    return Optional.of(match.group());
                }
            }
        }
        return Optional.empty();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}

package io.twinstore.bootstrap.config;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a settings file, read as the node package dotenv reads them, but for two things: a '#' begins a comment only
 * after white space, as in a shell and in docker compose, so that a password keeps it, and a quote inside quotes may be
 * written with a backslash.
 *
 * <p>Own code, since no library for the JVM reads what is written for that package: dotenv-java 3.2.0 keeps single quotes,
 * loses lines with {@code export} or a byte order mark, cuts a#b, and loses the rest of the file after a quote that is not
 * closed.
 */
final class EnvFile {
    /** The rest after the name is looked at by hand: where a quoted value ends is no question for a pattern. */
    private static final Pattern NAME = Pattern.compile("[ \\t]*(?:export[ \\t]+)?([\\w.-]+)(?:[ \\t]*=|:(?=\\s))");

    private static final Pattern COMMENT = Pattern.compile("(?<=\\s)#.*", Pattern.DOTALL);
    private static final Pattern BLANK = Pattern.compile("\\s*(?:#.*)?", Pattern.DOTALL);
    private static final String QUOTES = "\"'`";
    private static final char NOT_DECODED = '\uFFFD';

    /**
     * A setting, or a line that is none.
     *
     * @param number the number of the line, or of the first one
     * @param name empty when the line has none
     * @param problem why the line cannot be read
     */
    record Line(
            int number, String name, String value, @Nullable String problem) {
        /** Leaves the value out, which may be a secret. */
        @Override
        public String toString() {
            return "Line[" + number + "]";
        }
    }

    private final String text;
    private final List<Line> lines = new ArrayList<>();
    private int number = 1;
    private int at;

    private EnvFile(String text) {
        this.text = text;
    }

    /** Every line of the file but comments and empty ones; what is not in the file's encoding is a problem of its line. */
    static List<Line> lines(Path file) throws IOException {
        return lines(decoded(Files.readAllBytes(file)));
    }

    private static List<Line> lines(String text) {
        var file = new EnvFile(text.replaceFirst("^\uFEFF", "").replaceAll("\\r\\n?", "\n"));
        while (file.at < file.text.length()) {
            file.readLine();
        }
        return file.lines;
    }

    /** UTF-8, or the UTF-16 that Windows writes, which begins with a byte order mark. */
    private static String decoded(byte[] bytes) {
        int mark = bytes.length < 2 ? 0 : ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
        Charset encoding = mark == 0xFEFF || mark == 0xFFFE ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        return new String(bytes, encoding);
    }

    private void readLine() {
        int start = at;
        int end = endOfLine(start);
        var name = NAME.matcher(text).region(start, text.length());
        if (name.lookingAt()) {
            readValue(name.group(1), name.end(), end);
        } else {
            at = end + 1;
            if (!blank(start)) {
                add("", "", "not NAME=VALUE");
            }
        }
        number += (int) text.substring(start, Math.min(at, text.length()))
                .chars()
                .filter(c -> c == '\n')
                .count();
    }

    private void readValue(String name, int start, int end) {
        var value = COMMENT.matcher(text.substring(start, end)).replaceFirst("").strip();
        boolean quoted = !value.isEmpty() && QUOTES.indexOf(value.charAt(0)) >= 0;
        int open = quoted ? text.indexOf(value.charAt(0), start) : -1;
        int close = quoted ? closing(open) : -1;
        if (close >= 0) {
            at = endOfLine(close) + 1;
            add(name, unescaped(text.substring(open + 1, close), text.charAt(open)), null);
            return;
        }
        at = end + 1;
        boolean wrapped = quoted && value.length() > 1 && value.charAt(0) == value.charAt(value.length() - 1);
        if (wrapped) {
            add(name, unescaped(value.substring(1, value.length() - 1), value.charAt(0)), null);
        } else {
            add(name, value, quoted ? "a quote is not closed, or something follows it" : null);
        }
    }

    /** The quote that ends the value, after which only a comment may follow; -1 when there is none. */
    private int closing(int open) {
        int close = open;
        do {
            close = text.indexOf(text.charAt(open), close + 1);
        } while (close >= 0 && text.charAt(close - 1) == '\\');
        if (close < 0 || !blank(close + 1)) {
            close = text.indexOf(text.charAt(open), open + 1); // a path may end in a backslash
        }
        return close >= 0 && blank(close + 1) ? close : -1;
    }

    /** Whether the rest of the line is empty or a comment. */
    private boolean blank(int from) {
        return BLANK.matcher(text.substring(from, endOfLine(from))).matches();
    }

    private static String unescaped(String value, char quote) {
        var plain = value.replace("\\" + quote, String.valueOf(quote));
        return quote == '"' ? plain.replace("\\n", "\n").replace("\\r", "\r") : plain;
    }

    private void add(String name, String value, @Nullable String problem) {
        boolean decoded = value.indexOf(NOT_DECODED) < 0;
        lines.add(new Line(number, name, value, decoded ? problem : "not UTF-8"));
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }
}

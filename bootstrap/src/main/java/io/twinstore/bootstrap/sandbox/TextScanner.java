package io.twinstore.bootstrap.sandbox;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A position in the text of one parameter, and the small grammar that all parameters share. */
final class TextScanner {
    static final String FIELD = "field name (* or [a..z0..9_$])";

    private final String what;
    private final String shown;
    private final String text;
    private int position;

    /** Reads text as a what; prefix is read first but not shown in errors. */
    TextScanner(String what, String prefix, String shown) {
        this.what = what;
        this.shown = shown;
        this.text = prefix + shown;
    }

    boolean atEnd() {
        return position == text.length();
    }

    boolean at(String expected) {
        return text.startsWith(expected, position);
    }

    boolean at(Pattern expected) {
        return matcher(expected).lookingAt();
    }

    boolean take(String expected) {
        if (!at(expected)) {
            return false;
        }
        position += expected.length();
        return true;
    }

    boolean takeIgnoringCase(String expected) {
        if (!text.regionMatches(true, position, expected, 0, expected.length())) {
            return false;
        }
        position += expected.length();
        return true;
    }

    void expect(String expected) {
        if (!take(expected)) {
            throw fail("\"" + expected + "\"");
        }
    }

    void expectEnd() {
        if (!atEnd()) {
            throw fail("end of input");
        }
    }

    TextScanner blanks() {
        while (!atEnd() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        return this;
    }

    /** The text that matches here, which may be empty. */
    String peek(Pattern pattern) {
        Matcher matcher = matcher(pattern);
        return matcher.lookingAt() ? matcher.group() : "";
    }

    String taken(Pattern pattern) {
        String match = peek(pattern);
        position += match.length();
        return match;
    }

    String upTo(String stops) {
        int start = position;
        while (!atEnd() && stops.indexOf(text.charAt(position)) < 0) {
            position++;
        }
        return text.substring(start, position);
    }

    String rest() {
        return upTo("");
    }

    /** A column's name, bare or in double quotes. */
    String field(String expecting) {
        String name = quoted();
        if (name == null) {
            name = bareName();
        }
        if (name.isEmpty()) {
            throw fail(expecting);
        }
        if (at("->")) {
            throw RestError.notSpoken("JSON paths (" + name + "->)");
        }
        return name;
    }

    /** A value in double quotes that ends where the next comma, parenthesis or the text's end is, else null. */
    @Nullable
    String quotedValue() {
        int start = position;
        String value = quoted();
        if (value == null || atEnd() || at(",") || at(")")) {
            return value;
        }
        position = start;
        return null;
    }

    RestError fail(String expecting) {
        String found = atEnd() ? "end of input" : "\"" + text.charAt(position) + "\"";
        return RestError.unparsable(what, shown, position + 1, "unexpected " + found + " expecting " + expecting);
    }

    /** The text between double quotes, a backslash taking the next character as it is; null if they do not close. */
    private @Nullable String quoted() {
        if (!at("\"")) {
            return null;
        }
        StringBuilder value = new StringBuilder();
        boolean escaped = false;
        for (int i = position + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && !escaped) {
                position = i + 1;
                return value.toString();
            }
            escaped = c == '\\' && !escaped;
            if (!escaped) {
                value.append(c);
            }
        }
        return null;
    }

    private String bareName() {
        int start = position;
        while (!atEnd() && (isNameCharacter(text.charAt(position)) || (at("-") && !at("->")))) {
            position++;
        }
        return text.substring(start, position).strip();
    }

    private static boolean isNameCharacter(char c) {
        return Character.isLetterOrDigit(c) || "_$ ".indexOf(c) >= 0;
    }

    private Matcher matcher(Pattern pattern) {
        return pattern.matcher(text).region(position, text.length());
    }
}

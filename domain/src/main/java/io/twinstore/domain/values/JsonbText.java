package io.twinstore.domain.values;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.TreeMap;

/** The text that PostgreSQL's jsonb writes for a value: members by the length of their names, then by their bytes. */
public final class JsonbText {
    private static final Comparator<byte[]> BY_LENGTH =
            Comparator.<byte[]>comparingInt(name -> name.length).thenComparing(Arrays::compareUnsigned);
    private static final Comparator<String> NAMES =
            Comparator.comparing(name -> name.getBytes(StandardCharsets.UTF_8), BY_LENGTH);

    private JsonbText() {}

    /** The text of a value. */
    public static String of(Json value) {
        var out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Json value, StringBuilder out) {
        if (value instanceof Json.Obj object) {
            writeObject(object, out);
        } else if (value instanceof Json.Arr array) {
            writeArray(array, out);
        } else if (value instanceof Json.Str text) {
            writeString(text.value(), out);
        } else {
            out.append(value);
        }
    }

    private static void writeObject(Json.Obj object, StringBuilder out) {
        var members = new TreeMap<String, Json>(NAMES);
        members.putAll(object.members());
        out.append('{');
        for (var i = members.entrySet().iterator(); i.hasNext(); ) {
            var member = i.next();
            writeString(member.getKey(), out);
            out.append(": ");
            write(member.getValue(), out);
            separate(i, out);
        }
        out.append('}');
    }

    private static void writeArray(Json.Arr array, StringBuilder out) {
        out.append('[');
        for (var i = array.elements().iterator(); i.hasNext(); ) {
            write(i.next(), out);
            separate(i, out);
        }
        out.append(']');
    }

    private static void separate(Iterator<?> rest, StringBuilder out) {
        out.append(rest.hasNext() ? ", " : "");
    }

    /** As PostgreSQL's escape_json, which has two more short forms. */
    private static void writeString(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> JsonText.writeCharacter(c, out);
            }
        }
        out.append('"');
    }
}

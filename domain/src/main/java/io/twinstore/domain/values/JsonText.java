package io.twinstore.domain.values;

import java.util.Iterator;
import java.util.Map;

/** Writes a JSON value as text, and knows which text PostgreSQL can store. */
final class JsonText {
    private JsonText() {}

    static void check(String text) {
        var problem = Text.problem(text);
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
    }

    static String write(Json json) {
        var out = new StringBuilder();
        write(json, out);
        return out.toString();
    }

    static void write(Json json, StringBuilder out) {
        if (json instanceof Json.Obj object) {
            writeObject(object, out);
        } else if (json instanceof Json.Arr array) {
            writeArray(array, out);
        } else if (json instanceof Json.Str string) {
            writeString(string.value(), out);
        } else if (json instanceof Json.Num number) {
            out.append(number);
        } else if (json instanceof Json.Bool bool) {
            out.append(bool.value());
        } else {
            out.append("null");
        }
    }

    private static void writeObject(Json.Obj object, StringBuilder out) {
        out.append('{');
        for (Iterator<Map.Entry<String, Json>> i = object.members().entrySet().iterator(); i.hasNext(); ) {
            var member = i.next();
            writeString(member.getKey(), out);
            out.append(':');
            write(member.getValue(), out);
            if (i.hasNext()) {
                out.append(',');
            }
        }
        out.append('}');
    }

    private static void writeArray(Json.Arr array, StringBuilder out) {
        out.append('[');
        for (Iterator<Json> i = array.elements().iterator(); i.hasNext(); ) {
            write(i.next(), out);
            if (i.hasNext()) {
                out.append(',');
            }
        }
        out.append(']');
    }

    private static void writeString(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            writeCharacter(text.charAt(i), out);
        }
        out.append('"');
    }

    /** A character of a string, escaped where JSON demands it. */
    static void writeCharacter(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < 0x20) {
                    out.append(String.format("\\u%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }
}

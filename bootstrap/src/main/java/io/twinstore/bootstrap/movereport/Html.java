package io.twinstore.bootstrap.movereport;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes HTML or SVG: whatever is given as text or as an attribute's value cannot become markup. */
final class Html {
    private final StringBuilder written = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Opens an element.
     *
     * @param attributes names and values in turns
     */
    Html open(String element, Object... attributes) {
        empty(element, attributes);
        open.push(element);
        return this;
    }

    /** An element that holds nothing and is not closed, such as {@code meta}. */
    Html empty(String element, Object... attributes) {
        written.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            written.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(attributes[i + 1]))
                    .append('"');
        }
        written.append('>');
        return this;
    }

    /** Closes what was opened last. */
    Html close() {
        written.append("</").append(open.pop()).append(">\n");
        return this;
    }

    /** Writes text. */
    Html text(Object text) {
        written.append(escaped(text));
        return this;
    }

    /** An element with nothing but text in it. */
    Html element(String element, Object text, Object... attributes) {
        return open(element, attributes).text(text).close();
    }

    private static String escaped(Object text) {
        return String.valueOf(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return written.toString();
    }
}

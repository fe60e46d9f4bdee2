package io.twinstore.domain.values;

import org.jspecify.annotations.Nullable;

/** What text a store can keep: any Unicode but U+0000 and half surrogate pairs, which UTF-8 in PostgreSQL cannot hold. */
public final class Text {
    private Text() {}

    /** Why the text cannot be stored, or null when it can; the text itself is not part of the answer. */
    public static @Nullable String problem(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return "holds the character U+0000, which cannot be stored";
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return "holds half of a surrogate pair, which cannot be stored";
            }
        }
        return null;
    }
}

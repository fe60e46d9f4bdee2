package io.twinstore.supabase;

import java.util.HashMap;
import java.util.Map;

/**
 * SQL's ILIKE patterns as regular expressions: PostgREST's own ilike takes every * for a wildcard and cannot escape it, and
 * its imatch takes letters for the same that ILIKE does not (s and ſ), and the other way round (k and the Kelvin sign).
 */
final class LikePattern {
    private static final String SPECIAL = "\\^$.|?*+()[]{}";

    /** The characters that lower case makes one of, by that one. */
    private static final Map<Integer, String> SAME_LOWER = sameLower();

    private LikePattern() {}

    /** The POSIX regular expression that, with regard to case, matches the same texts. */
    static String regex(String pattern) {
        var regex = new StringBuilder("^");
        boolean escaped = false;
        for (int c : pattern.codePoints().toArray()) {
            if (escaped || (c != '%' && c != '_' && c != '\\')) {
                append(regex, c);
                escaped = false;
            } else if (c == '\\') {
                escaped = true; // never the last character: the domain refuses that
            } else {
                regex.append(c == '%' ? ".*" : ".");
            }
        }
        return regex.append('$').toString();
    }

    private static void append(StringBuilder regex, int c) {
        var same = SAME_LOWER.get(Character.toLowerCase(c));
        if (same != null) {
            regex.append('[').append(same).append(']');
            return;
        }
        if (SPECIAL.indexOf(c) >= 0) {
            regex.append('\\');
        }
        regex.appendCodePoint(c);
    }

    private static Map<Integer, String> sameLower() {
        var byLower = new HashMap<Integer, String>();
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            int lower = Character.toLowerCase(c);
            if (lower != c) {
                byLower.merge(lower, Character.toString(c), (all, one) -> all + one);
            }
        }
        byLower.replaceAll((lower, others) -> Character.toString(lower) + others);
        return byLower;
    }
}

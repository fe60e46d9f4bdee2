package io.twinstore.supabase;

/** SQL's LIKE patterns as regular expressions: PostgREST's own ilike takes every * for a wildcard and cannot escape it. */
final class LikePattern {
    private static final String SPECIAL = "\\^$.|?*+()[]{}";

    private LikePattern() {}

    /** The POSIX regular expression that matches the same texts. */
    static String regex(String pattern) {
        var regex = new StringBuilder("^");
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            switch (c) {
                case '%' -> regex.append(".*");
                case '_' -> regex.append('.');
                case '\\' -> append(regex, pattern.charAt(++i)); // never the last character: the domain refuses that
                default -> append(regex, c);
            }
        }
        return regex.append('$').toString();
    }

    private static void append(StringBuilder regex, char c) {
        if (SPECIAL.indexOf(c) >= 0) {
            regex.append('\\');
        }
        regex.append(c);
    }
}

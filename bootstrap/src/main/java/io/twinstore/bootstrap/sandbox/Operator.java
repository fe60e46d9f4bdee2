package io.twinstore.bootstrap.sandbox;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The filter operators of the wire and what they are in SQL. */
enum Operator {
    EQ("="),
    NEQ("<>"),
    GT(">"),
    GTE(">="),
    LT("<"),
    LTE("<="),
    LIKE("LIKE"),
    ILIKE("ILIKE"),
    MATCH("~"),
    IMATCH("~*"),
    ISDISTINCT("IS DISTINCT FROM"),
    IN("= ANY"),
    IS("IS");

    private static final Set<String> NOT_SPOKEN =
            Set.of("cs", "cd", "ov", "sl", "sr", "nxr", "nxl", "adj", "fts", "plfts", "phfts", "wfts");

    private final String sql;

    Operator(String sql) {
        this.sql = sql;
    }

    static Optional<Operator> named(String word) {
        for (Operator operator : values()) {
            if (operator.name().toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }

    /** Whether PostgREST has an operator of this name that the sandbox has not. */
    static boolean isNotSpoken(String word) {
        return NOT_SPOKEN.contains(word);
    }

    String sql() {
        return sql;
    }

    /** The value as SQL wants it: in the two LIKEs the wire's star stands for a percent sign. */
    String value(String wire) {
        return this == LIKE || this == ILIKE ? wire.replace('*', '%') : wire;
    }
}

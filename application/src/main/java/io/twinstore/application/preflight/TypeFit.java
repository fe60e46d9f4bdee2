package io.twinstore.application.preflight;

import java.util.List;
import java.util.Set;

/** How values of a type fit into a column of another type. */
enum TypeFit {
    /** Every value, as it is. */
    WHOLE,
    /** Not every value. */
    NARROWER,
    /** An instant that says no zone: nobody knows when it was. */
    NAIVE,
    /** The values are others. */
    OTHER;

    static final String INSTANT = "timestamp with time zone";
    static final String NAIVE_TYPE = "timestamp without time zone";

    private static final List<String> NUMBERS = List.of("smallint", "integer", "bigint", "numeric");
    private static final Set<String> TEXTS = Set.of("text", "character varying");

    /** By PostgreSQL's names of the types, without lengths, which are compared apart. */
    static TypeFit of(String source, String target) {
        if (source.endsWith("[]") && target.endsWith("[]")) {
            return of(element(source), element(target));
        }
        if (source.equals(NAIVE_TYPE) && target.equals(INSTANT)) {
            return NAIVE;
        }
        if (source.equals(target) || (TEXTS.contains(source) && TEXTS.contains(target))) {
            return WHOLE;
        }
        if (NUMBERS.contains(source) && NUMBERS.contains(target)) {
            return NUMBERS.indexOf(source) < NUMBERS.indexOf(target) ? WHOLE : NARROWER;
        }
        return source.equals("json") && target.equals("jsonb") ? WHOLE : OTHER;
    }

    private static String element(String array) {
        return array.substring(0, array.length() - 2);
    }
}

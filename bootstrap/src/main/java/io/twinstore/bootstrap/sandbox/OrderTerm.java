package io.twinstore.bootstrap.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One column of order, with its direction and the place of its nulls as SQL writes them. */
record OrderTerm(String column, String direction, String nulls) {
    private static final Map<String, String> DIRECTIONS = Map.of(".asc", " ASC", ".desc", " DESC");
    private static final Map<String, String> NULLS = Map.of(".nullsfirst", " NULLS FIRST", ".nullslast", " NULLS LAST");

    static List<OrderTerm> parse(String text) {
        TextScanner in = new TextScanner("order", "", text);
        List<OrderTerm> terms = new ArrayList<>();
        do {
            terms.add(term(in.blanks()));
        } while (in.blanks().take(","));
        in.expectEnd();
        return List.copyOf(terms);
    }

    /** Writes all of them as one ORDER BY clause, or nothing. */
    static void writeAll(List<OrderTerm> terms, SqlBuffer sql, RestTable table) {
        String glue = " ORDER BY ";
        for (OrderTerm term : terms) {
            table.writeColumn(sql.sql(glue), term.column);
            sql.sql(term.direction).sql(term.nulls);
            glue = ", ";
        }
    }

    private static OrderTerm term(TextScanner in) {
        String column = in.field(TextScanner.FIELD);
        if (in.at("(")) {
            throw RestError.notSpoken("order by an embedded resource (" + column + ")");
        }
        return new OrderTerm(column, suffix(in, DIRECTIONS), suffix(in, NULLS));
    }

    private static String suffix(TextScanner in, Map<String, String> suffixes) {
        for (Map.Entry<String, String> suffix : suffixes.entrySet()) {
            if (in.take(suffix.getKey())) {
                return suffix.getValue();
            }
        }
        return "";
    }
}

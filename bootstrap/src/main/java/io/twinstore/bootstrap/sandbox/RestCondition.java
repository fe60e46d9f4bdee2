package io.twinstore.bootstrap.sandbox;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A part of a WHERE clause, as parsed; the columns in it are checked when it is written. */
sealed interface RestCondition {

    void write(SqlBuffer sql, RestTable table);

    Stream<String> columns();

    /** Writes all of them as one WHERE clause, or nothing. */
    static void writeWhere(List<RestCondition> conditions, SqlBuffer sql, RestTable table) {
        String glue = " WHERE ";
        for (RestCondition condition : conditions) {
            condition.write(sql.sql(glue), table);
            glue = " AND ";
        }
    }

    private static void writeLeft(SqlBuffer sql, RestTable table, boolean negated, String column) {
        table.writeColumn(sql.sql(negated ? "NOT " : ""), column);
    }

    /** A column against one value. */
    record Comparison(String column, boolean negated, Operator operator, String value) implements RestCondition {
        @Override
        public void write(SqlBuffer sql, RestTable table) {
            writeLeft(sql, table, negated, column);
            sql.sql(" ").sql(operator.sql()).sql(" ").bind(operator.value(value));
        }

        @Override
        public Stream<String> columns() {
            return Stream.of(column);
        }
    }

    /** A column against a list, sent as one PostgreSQL array. */
    record In(String column, boolean negated, List<String> values) implements RestCondition {
        @Override
        public void write(SqlBuffer sql, RestTable table) {
            writeLeft(sql, table, negated, column);
            sql.sql(" = ANY (").bind(array()).sql(")");
        }

        @Override
        public Stream<String> columns() {
            return Stream.of(column);
        }

        /** A lone empty element is how the empty list looks on the wire. */
        private String array() {
            return values.equals(List.of(""))
                    ? "{}"
                    : values.stream().map(In::element).collect(Collectors.joining(",", "{", "}"));
        }

        private static String element(String value) {
            return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
    }

    /** A column against NULL or a truth value. */
    record Is(String column, boolean negated, String keyword) implements RestCondition {
        @Override
        public void write(SqlBuffer sql, RestTable table) {
            writeLeft(sql, table, negated, column);
            sql.sql(" IS ").sql(keyword);
        }

        @Override
        public Stream<String> columns() {
            return Stream.of(column);
        }
    }

    /** Conditions joined by AND or OR. */
    record Tree(boolean negated, String word, List<RestCondition> terms) implements RestCondition {
        @Override
        public void write(SqlBuffer sql, RestTable table) {
            String glue = negated ? "NOT (" : "(";
            for (RestCondition term : terms) {
                term.write(sql.sql(glue), table);
                glue = " " + word + " ";
            }
            sql.sql(")");
        }

        @Override
        public Stream<String> columns() {
            return terms.stream().flatMap(RestCondition::columns);
        }
    }
}

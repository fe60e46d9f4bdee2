package io.twinstore.domain.query;

import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.rows.Column;
import io.twinstore.domain.values.Phone;
import java.util.List;

/** What a row must satisfy to be answered; a value is never part of the text of a query. */
public sealed interface Condition<A> {

    /** Whether a row can satisfy it at all: none equals a text longer, or a number finer, than its column holds. */
    default boolean possible() {
        return true;
    }

    /** The comparisons of SQL: a null satisfies none of them, not even {@code NEQ}. */
    enum Operator {
        EQ,
        NEQ,
        GT,
        GTE,
        LT,
        LTE
    }

    /** The column compared with a value. */
    record Compare<A, T>(Column<A, T> column, Operator operator, T value) implements Condition<A> {
        /** Refuses a value that no row could ever hold. */
        public Compare {
            value = column.comparable(value);
        }

        @Override
        public boolean possible() {
            return operator != Operator.EQ || column.holds(value);
        }

        /** Without the value. */
        @Override
        public String toString() {
            return column + " " + operator;
        }
    }

    /** The column equals one of the values; none of no values. */
    record In<A, T>(Column<A, T> column, List<T> values) implements Condition<A> {
        /** Takes a copy of those that the column can hold; refuses a value that no store can read. */
        public In {
            if (column.type().isArray()) {
                throw new InvalidInput(column + " is an array and cannot be looked for in a list");
            }
            values = values.stream()
                    .map(column::comparable)
                    .filter(column::holds)
                    .toList();
        }

        /** Without the values. */
        @Override
        public String toString() {
            return column + " IN " + values.size() + " values";
        }
    }

    /** The column is null, or is not. */
    record IsNull<A>(Column<A, ?> column, boolean isNull) implements Condition<A> {}

    /** The column matches a LIKE pattern whatever the case: % any text, _ any character, \ escapes. */
    record ILike<A>(Column<A, String> column, String pattern) implements Condition<A> {
        /** Refuses a pattern that no text could ever match. */
        public ILike {
            pattern = column.comparable(pattern);
            if (pattern.replace("\\\\", "").endsWith("\\")) {
                throw new InvalidInput("a pattern must not end in a single backslash, which escapes what follows");
            }
        }

        @Override
        public boolean possible() {
            var shortest = pattern.replaceAll("(?s)\\\\(.)", "x").replace("%", "");
            return column.holds(shortest);
        }

        /** Without the pattern. */
        @Override
        public String toString() {
            return column + " ILIKE";
        }
    }

    /** The column holds this phone number, in whatever form it was stored. */
    record SamePhone<A>(Column<A, String> column, Phone phone) implements Condition<A> {}

    /** At least one of the conditions holds. */
    record AnyOf<A>(List<Condition<A>> conditions) implements Condition<A> {
        /** Takes a copy of those that a row can satisfy; of none nothing is answered. */
        public AnyOf {
            conditions = conditions.stream().filter(Condition::possible).toList();
        }

        @Override
        public boolean possible() {
            return !conditions.isEmpty();
        }
    }

    /** The column equals the value. */
    static <A, T> Condition<A> eq(Column<A, T> column, T value) {
        return new Compare<>(column, Operator.EQ, value);
    }

    /** The column has another value; not when it is null. */
    static <A, T> Condition<A> neq(Column<A, T> column, T value) {
        return new Compare<>(column, Operator.NEQ, value);
    }

    /** The column is greater. */
    static <A, T> Condition<A> gt(Column<A, T> column, T value) {
        return new Compare<>(column, Operator.GT, value);
    }

    /** The column is greater or equal. */
    static <A, T> Condition<A> gte(Column<A, T> column, T value) {
        return new Compare<>(column, Operator.GTE, value);
    }

    /** The column is less. */
    static <A, T> Condition<A> lt(Column<A, T> column, T value) {
        return new Compare<>(column, Operator.LT, value);
    }

    /** The column is less or equal. */
    static <A, T> Condition<A> lte(Column<A, T> column, T value) {
        return new Compare<>(column, Operator.LTE, value);
    }

    /** The column equals one of the values. */
    static <A, T> Condition<A> in(Column<A, T> column, List<T> values) {
        return new In<>(column, values);
    }

    /** The column is null. */
    static <A> Condition<A> isNull(Column<A, ?> column) {
        return new IsNull<>(column, true);
    }

    /** The column has a value. */
    static <A> Condition<A> isNotNull(Column<A, ?> column) {
        return new IsNull<>(column, false);
    }

    /** The column matches a LIKE pattern, whatever the case. */
    static <A> Condition<A> ilike(Column<A, String> column, String pattern) {
        return new ILike<>(column, pattern);
    }

    /** The column contains the text, whatever the case; %, _, \ and * in it are plain characters. */
    static <A> Condition<A> contains(Column<A, String> column, String text) {
        return new ILike<>(column, "%" + text.replaceAll("[\\\\%_]", "\\\\$0") + "%");
    }

    /** At least one of the conditions holds. */
    static <A> Condition<A> anyOf(List<Condition<A>> conditions) {
        return new AnyOf<>(conditions);
    }
}

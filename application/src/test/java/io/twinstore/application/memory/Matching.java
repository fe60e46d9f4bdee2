package io.twinstore.application.memory;

import io.twinstore.domain.query.Condition;
import io.twinstore.domain.rows.Column;
import io.twinstore.domain.rows.Row;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a row satisfies a condition. */
final class Matching {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;

    private Matching() {}

    static <A> boolean matches(Condition<A> condition, Row<A> row) {
        if (condition instanceof Condition.Compare<A, ?> c) {
            return compares(value(row, c.column()), c.operator(), c.value());
        } else if (condition instanceof Condition.In<A, ?> c) {
            var stored = value(row, c.column());
            return c.values().stream().anyMatch(value -> compares(stored, Condition.Operator.EQ, value));
        } else if (condition instanceof Condition.IsNull<A> c) {
            return (value(row, c.column()) == null) == c.isNull();
        } else if (condition instanceof Condition.ILike<A> c) {
            var text = row.get(c.column());
            return text != null && like(c.pattern()).matcher(text).matches();
        } else if (condition instanceof Condition.SamePhone<A> c) {
            var text = row.get(c.column());
            return text != null && c.phone().storedForms().contains(text.replaceAll("[^0-9]", ""));
        }
        return ((Condition.AnyOf<A>) condition).conditions().stream().anyMatch(each -> matches(each, row));
    }

    private static <A, T> @Nullable Object value(Row<A> row, Column<A, T> column) {
        return row.get(column);
    }

    /** Null compares to nothing, as in SQL. */
    private static boolean compares(@Nullable Object stored, Condition.Operator operator, Object value) {
        if (stored == null) {
            return false;
        }
        return switch (operator) {
            case EQ -> equal(stored, value);
            case NEQ -> !equal(stored, value);
            case GT -> order(stored, value) > 0;
            case GTE -> order(stored, value) >= 0;
            case LT -> order(stored, value) < 0;
            case LTE -> order(stored, value) <= 0;
        };
    }

    private static boolean equal(Object stored, Object value) {
        return stored instanceof BigDecimal ? order(stored, value) == 0 : stored.equals(value);
    }

    @SuppressWarnings("unchecked") // both are values of one column
    private static int order(Object stored, Object value) {
        return ((Comparable<Object>) stored).compareTo(value);
    }

    /** A LIKE pattern as a regular one. */
    private static Pattern like(String pattern) {
        var regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            switch (c) {
                case '%' -> regex.append(".*");
                case '_' -> regex.append('.');
                case '\\' -> regex.append(Pattern.quote(pattern.substring(++i, i + 1)));
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), FLAGS);
    }
}

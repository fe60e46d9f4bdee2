package io.twinstore.supabase;

import io.twinstore.domain.query.Condition;
import io.twinstore.domain.query.Order;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.rows.Column;
import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.values.Phone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Conditions and orders in PostgREST's syntax; values are data there, quoted wherever a grammar could see them. */
final class FilterText {
    private FilterText() {}

    /** Adds a condition as a parameter of its own. */
    static <A> void add(RestCall call, Condition<A> condition) {
        if (condition instanceof Condition.AnyOf<A> any) {
            call.with("or", list(any.conditions()));
            return;
        }
        var term = term(condition);
        call.with(term.column(), term.operator() + "." + term.value());
    }

    /** The order parameter: what the query says, then the primary key. */
    static <A> String order(Query<A> query) {
        var orders = new ArrayList<String>();
        for (var order : query.orders()) {
            orders.add(order(order));
        }
        orders.add(query.schema().key().name() + ".asc");
        return String.join(",", orders);
    }

    private static String order(Order<?> order) {
        return order.column().name()
                + (order.descending() ? ".desc" : ".asc")
                + (order.nullsFirst() ? ".nullsfirst" : ".nullslast");
    }

    /** Values for {@code in}, in brackets; the empty text alone is given twice, since PostgREST takes it for no value at all. */
    static <A, T> String list(Column<A, T> column, List<T> values) {
        var list = values.stream()
                .map(value -> quoted(literal(column.type(), value)))
                .collect(Collectors.joining(",", "(", ")"));
        return list.equals("(\"\")") ? "(\"\",\"\")" : list;
    }

    /** A value as data of a list or tree. */
    static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private record Term(String column, String operator, String value) {}

    private static <A> String list(List<Condition<A>> conditions) {
        return conditions.stream().map(FilterText::element).collect(Collectors.joining(",", "(", ")"));
    }

    private static <A> String element(Condition<A> condition) {
        if (condition instanceof Condition.AnyOf<A> any) {
            return "or" + list(any.conditions());
        }
        var term = term(condition);
        boolean syntax = condition instanceof Condition.IsNull || condition instanceof Condition.In;
        return term.column() + "." + term.operator() + "." + (syntax ? term.value() : quoted(term.value()));
    }

    private static <A> Term term(Condition<A> condition) {
        if (condition instanceof Condition.Compare<A, ?> c) {
            return compare(c);
        } else if (condition instanceof Condition.In<A, ?> c) {
            return in(c);
        } else if (condition instanceof Condition.IsNull<A> c) {
            return new Term(c.column().name(), c.isNull() ? "is" : "not.is", "null");
        } else if (condition instanceof Condition.ILike<A> c) {
            return new Term(c.column().name(), "match", LikePattern.regex(c.pattern()));
        } else if (condition instanceof Condition.SamePhone<A> c) {
            return new Term(c.column().name(), "match", phoneRegex(c.phone()));
        }
        throw new IllegalArgumentException(
                "no single term: " + condition.getClass().getSimpleName());
    }

    private static <A, T> Term compare(Condition.Compare<A, T> c) {
        return new Term(
                c.column().name(),
                c.operator().name().toLowerCase(Locale.ROOT),
                literal(c.column().type(), c.value()));
    }

    private static <A, T> Term in(Condition.In<A, T> c) {
        return new Term(c.column().name(), "in", list(c.column(), c.values()));
    }

    private static <T> String literal(ColumnType<T> type, T value) {
        return type.literal(type.write(value));
    }

    /** The number's stored forms with anything but digits between the digits. */
    private static String phoneRegex(Phone phone) {
        var forms = phone.storedForms().stream()
                .map(digits -> digits.chars()
                        .mapToObj(digit -> (char) digit + "[^0-9]*")
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("|"));
        return "^[^0-9]*(" + forms + ")$";
    }
}

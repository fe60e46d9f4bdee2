package io.twinstore.supabase;

import io.twinstore.domain.query.Condition;
import io.twinstore.domain.query.Query;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Splits a query whose {@code in} lists are longer than a URL can be (some 8,000 characters) into several. */
final class LongLists {
    private static final int MAX_ENCODED = 2_500;

    private LongLists() {}

    /** The query, or parts of it that together have all its rows; a row can be in several parts. */
    static <A> List<Query<A>> split(Query<A> query) {
        for (int i = 0; i < query.conditions().size(); i++) {
            int index = i;
            var parts = split(query.conditions().get(index));
            if (parts.size() > 1) {
                return parts.stream()
                        .flatMap(part -> split(with(query, index, part)).stream())
                        .toList();
            }
        }
        return List.of(query);
    }

    /** Conditions of which a row satisfies at least one when it satisfies the whole. */
    private static <A> List<Condition<A>> split(Condition<A> condition) {
        if (condition instanceof Condition.In<A, ?> in) {
            return split(in);
        }
        if (condition instanceof Condition.AnyOf<A> any) {
            var parts = any.conditions().stream()
                    .flatMap(each -> split(each).stream())
                    .toList();
            if (parts.size() > any.conditions().size()) {
                return parts;
            }
        }
        return List.of(condition);
    }

    private static <A, T> List<Condition<A>> split(Condition.In<A, T> in) {
        var parts = new ArrayList<Condition<A>>();
        var values = new ArrayList<T>();
        int length = 0;
        for (T value : new LinkedHashSet<>(in.values())) {
            int more = length(new Condition.In<>(in.column(), List.of(value)));
            if (length + more > MAX_ENCODED && !values.isEmpty()) {
                parts.add(new Condition.In<>(in.column(), values));
                values.clear();
                length = 0;
            }
            values.add(value);
            length += more;
        }
        parts.add(new Condition.In<>(in.column(), values));
        return parts;
    }

    private static <A, T> int length(Condition.In<A, T> in) {
        return RestCall.encode(FilterText.list(in.column(), in.values())).length();
    }

    private static <A> Query<A> with(Query<A> query, int index, Condition<A> condition) {
        var conditions = new ArrayList<>(query.conditions());
        conditions.set(index, condition);
        return query.with(conditions);
    }
}

package io.twinstore.supabase;

import io.twinstore.domain.query.Condition;
import io.twinstore.domain.query.Query;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Splits a query whose {@code in} list is longer than a URL can be (some 8,000 characters) into several. */
final class LongLists {
    private static final int MAX_ENCODED = 5_000;

    private LongLists() {}

    /** The query, or parts of it that have no row in common and together have all. */
    static <A> List<Query<A>> split(Query<A> query) {
        for (int i = 0; i < query.conditions().size(); i++) {
            if (query.conditions().get(i) instanceof Condition.In<A, ?> in && length(in) > MAX_ENCODED) {
                return split(query, i, in);
            }
        }
        return List.of(query);
    }

    private static <A, T> List<Query<A>> split(Query<A> query, int index, Condition.In<A, T> in) {
        var parts = new ArrayList<Query<A>>();
        var values = new ArrayList<T>();
        int length = 0;
        for (T value : new LinkedHashSet<>(in.values())) {
            int more = length(new Condition.In<>(in.column(), List.of(value)));
            if (length + more > MAX_ENCODED && !values.isEmpty()) {
                parts.add(with(query, index, new Condition.In<>(in.column(), values)));
                values.clear();
                length = 0;
            }
            values.add(value);
            length += more;
        }
        parts.add(with(query, index, new Condition.In<>(in.column(), values)));
        return parts;
    }

    private static <A, T> int length(Condition.In<A, T> in) {
        return RestCall.encode(FilterText.list(in.column(), in.values())).length();
    }

    private static <A> Query<A> with(Query<A> query, int index, Condition<A> condition) {
        var conditions = new ArrayList<>(query.conditions());
        conditions.set(index, condition);
        return new Query<>(query.shape(), conditions, query.orders(), query.limit());
    }
}

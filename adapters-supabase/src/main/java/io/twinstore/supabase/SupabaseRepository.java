package io.twinstore.supabase;

import io.twinstore.domain.errors.StoreException.Unexpected;
import io.twinstore.domain.query.Condition;
import io.twinstore.domain.query.Limits;
import io.twinstore.domain.query.Listing;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.query.Repository;
import io.twinstore.domain.query.RowOrder;
import io.twinstore.domain.rows.Batch;
import io.twinstore.domain.rows.Column;
import io.twinstore.domain.rows.Fields;
import io.twinstore.domain.rows.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Answers any query and writes any batch of one aggregate over PostgREST: one request each, save for very long lists. */
class SupabaseRepository<A> implements Repository<A> {
    private final PostgrestClient client;
    private final Limits limits;
    private final Shape<A> shape;

    SupabaseRepository(PostgrestClient client, Limits limits, Shape<A> shape) {
        this.client = client;
        this.limits = limits;
        this.shape = shape;
    }

    @Override
    public Limits limits() {
        return limits;
    }

    @Override
    public Listing<A> find(Query<A> query) {
        int limit = limits.of(query);
        if (!query.conditions().stream().allMatch(Condition::possible)) {
            return new Listing<>(List.of(), false); // and a text that long would not fit into a URL
        }
        long deadline = PostgrestClient.deadline(limits.query());
        Map<Object, Fields<A>> distinct = new LinkedHashMap<>(); // 1.5 and 1.50 of a long list may stand in two parts
        boolean more = false;
        for (var part : LongLists.split(query)) {
            var reply = client.send(call(part, limit), deadline);
            var rows = reply.rows();
            if (rows.size() < Math.min(limit, reply.total())) {
                throw new Unexpected(
                        "the server answers at most " + rows.size() + " rows; raise its 'Max rows' to " + limit, null);
            }
            for (var json : rows) {
                var row = shape.read(json);
                distinct.put(row.require(shape.key()), row);
            }
            more |= reply.total() > limit;
        }
        var found = new ArrayList<>(distinct.values());
        // sorted anew: the server orders text by its own collation
        found.sort(RowOrder.of(query));
        var aggregates = found.stream().limit(limit).map(shape.aggregate()).toList();
        return new Listing<>(aggregates, more || found.size() > limit);
    }

    private RestCall call(Query<A> query, int limit) {
        var call = RestCall.get(shape.table()).select(shape);
        for (Condition<A> condition : query.conditions()) {
            FilterText.add(call, condition);
        }
        return call.with("order", FilterText.order(query))
                .with("limit", String.valueOf(limit))
                .header("Prefer", "count=exact");
    }

    /** Upserts all rows in one request, which PostgREST makes one statement, and so all or none. */
    public List<Fields<A>> write(Batch<A> batch) {
        var call = RestCall.post(shape.table(), batch.toJson())
                .with("on_conflict", names(shape.conflictKey()))
                .with("columns", names(batch.stated()))
                .select(shape)
                .header("Prefer", "resolution=merge-duplicates,return=representation");
        return client.send(call, PostgrestClient.deadline(limits.query())).rows().stream()
                .map(shape::read)
                .toList();
    }

    private static <A> String names(List<Column<A, ?>> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(","));
    }
}

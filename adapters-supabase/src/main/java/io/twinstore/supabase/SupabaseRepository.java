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
import java.util.List;
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
        var found = new ArrayList<Fields<A>>();
        long total = 0;
        for (var part : LongLists.split(query)) {
            var reply = client.send(call(part, limit), limits.query());
            var rows = reply.rows();
            if (rows.size() < Math.min(limit, reply.total())) {
                throw new Unexpected(
                        "the server answers at most " + rows.size() + " rows; raise its 'Max rows' to " + limit, null);
            }
            rows.forEach(row -> found.add(shape.read(row)));
            total += reply.total();
        }
        // sorted anew: the server orders text by its own collation
        found.sort(RowOrder.of(query));
        var aggregates = found.stream().limit(limit).map(shape.aggregate()).toList();
        return new Listing<>(aggregates, total > limit);
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
        var json = batch.rows().stream().map(row -> row.toJson().toString()).collect(Collectors.joining(",", "[", "]"));
        var call = RestCall.post(shape.table(), json)
                .with("on_conflict", names(shape.conflictKey()))
                .with("columns", names(batch.stated()))
                .select(shape)
                .header("Prefer", "resolution=merge-duplicates,return=representation");
        return client.send(call, limits.query()).rows().stream()
                .map(shape::read)
                .toList();
    }

    private static <A> String names(List<Column<A, ?>> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(","));
    }
}

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
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.rows.TableSchema;
import io.twinstore.domain.values.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Answers any query and writes any batch of one aggregate over PostgREST: one request each, save for very long lists. */
class SupabaseRepository<A> implements Repository<A> {
    private final PostgrestClient client;
    private final Limits limits;
    private final TableSchema<A> schema;

    SupabaseRepository(PostgrestClient client, Limits limits, TableSchema<A> schema) {
        this.client = client;
        this.limits = limits;
        this.schema = schema;
    }

    @Override
    public Limits limits() {
        return limits;
    }

    @Override
    public TableSchema<A> schema() {
        return schema;
    }

    @Override
    public Listing<Row<A>> rows(Query<A> query) {
        return query.firstOnly() ? firstRow(query) : list(query);
    }

    /** Asks for a count, since nothing else tells the end of a list from a row cap of the server's. */
    private Listing<Row<A>> list(Query<A> query) {
        int limit = limits.of(query);
        var replies =
                send(query, call -> call.with("limit", String.valueOf(limit)).header("Prefer", "count=exact"));
        var found = sorted(query, replies, reply -> counted(reply, limit));
        boolean more = found.size() > limit || replies.stream().anyMatch(reply -> reply.total() > limit);
        return new Listing<>(found.subList(0, Math.min(limit, found.size())), more);
    }

    /** Asks for no count, for which the server would read every row that it finds: no row cap hides the first. */
    private Listing<Row<A>> firstRow(Query<A> query) {
        var replies = send(query, call -> call.with("limit", "1"));
        var found = sorted(query, replies, RestReply::uncounted);
        return new Listing<>(found.subList(0, Math.min(1, found.size())), false);
    }

    private List<RestReply> send(Query<A> query, UnaryOperator<RestCall> limited) {
        if (!query.conditions().stream().allMatch(Condition::possible)) {
            return List.of(); // and a text that long would not fit into a URL
        }
        long deadline = PostgrestClient.deadline(limits.query());
        return LongLists.split(query).stream()
                .map(part -> client.send(limited.apply(call(part)), deadline))
                .toList();
    }

    private RestCall call(Query<A> query) {
        var call = RestCall.get(schema.table()).select(schema);
        for (Condition<A> condition : query.conditions()) {
            FilterText.add(call, condition);
        }
        return call.with("order", FilterText.order(query));
    }

    private static List<Json.Obj> counted(RestReply reply, int limit) {
        var rows = reply.rows();
        if (rows.size() < Math.min(limit, reply.total())) {
            throw new Unexpected(
                    "the server answers at most " + rows.size() + " rows; raise its 'Max rows' to " + limit, null);
        }
        return rows;
    }

    /** Sorted anew, since the server orders text by its own collation. */
    private List<Row<A>> sorted(Query<A> query, List<RestReply> replies, Function<RestReply, List<Json.Obj>> rows) {
        Map<Object, Row<A>> distinct = new HashMap<>(); // 1.5 and 1.50 of a long list may stand in two parts
        for (var reply : replies) {
            for (var json : rows.apply(reply)) {
                var row = schema.read(json);
                distinct.put(row.require(schema.key()), row);
            }
        }
        return distinct.values().stream().sorted(RowOrder.of(query)).toList();
    }

    /** Upserts all rows in one request, which PostgREST makes one statement, and so all or none. */
    public List<Row<A>> write(Batch<A> batch) {
        var call = RestCall.post(schema.table(), batch.toJson())
                .with("on_conflict", names(schema.conflictKey()))
                .with("columns", names(batch.assigned()))
                .select(schema)
                .header("Prefer", "resolution=merge-duplicates,return=representation");
        return client.send(call, PostgrestClient.deadline(limits.query())).rows().stream()
                .map(schema::read)
                .toList();
    }

    private static <A> String names(List<Column<A, ?>> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(","));
    }
}

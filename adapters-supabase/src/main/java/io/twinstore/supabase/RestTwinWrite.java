package io.twinstore.supabase;

import io.twinstore.domain.errors.SqlState;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.rows.Column;
import io.twinstore.domain.rows.JsonNulls;
import io.twinstore.domain.rows.RowDifference;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.rows.TableSchema;
import io.twinstore.domain.twins.ApplyFailure;
import io.twinstore.domain.twins.ApplyFailure.Blocked;
import io.twinstore.domain.values.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One apply: requests that PostgREST makes one statement each, within one deadline. */
final class RestTwinWrite {
    private static final ApplyFailure HELD =
            new Blocked("its id is held by another row here; over REST that cannot be changed");

    private final PostgrestClient client;
    private final TableSchema<?> schema;
    private final long deadline;
    private final Map<RowKey, ApplyFailure> failures = new HashMap<>();

    RestTwinWrite(PostgrestClient client, TableSchema<?> schema, long deadline) {
        this.client = client;
        this.schema = schema;
        this.deadline = deadline;
    }

    /** Deletes first, so that what must be unique is free for the other rows. */
    Map<RowKey, ApplyFailure> run(SortedMap<RowKey, Optional<Json.Obj>> rows) {
        var deleted = new ArrayList<RowKey>();
        var given = new TreeMap<RowKey, Json.Obj>();
        rows.forEach((key, row) -> row.ifPresentOrElse(present -> given.put(key, present), () -> deleted.add(key)));
        if (!deleted.isEmpty()) {
            delete(deleted);
        }
        if (given.size() > 1) {
            refuseIdsOfOthers(given);
        }
        refuseJsonNulls(given);
        if (!given.isEmpty()) {
            upsert(given);
        }
        return failures;
    }

    /**
     * Takes out the rows whose ids other rows hold. One statement could give a row's id to the next, and what refers to the
     * first would refer to the second without a word.
     */
    private void refuseIdsOfOthers(SortedMap<RowKey, Json.Obj> given) {
        var wanting = new HashMap<String, RowKey>();
        given.forEach((key, row) -> wanting.put(id(row), key));
        for (var part : KeyFilter.ofIds(schema, wanting.keySet())) {
            var call = RestCall.get(schema.table())
                    .with("select", schema.key().name() + "," + names(schema.conflictKey()))
                    .header("Prefer", "count=exact");
            for (var holder : found(part.on(call))) {
                var wants = wanting.get(id(holder));
                if (wants != null && !wants.equals(RowKey.of(schema, holder))) {
                    given.remove(wants);
                    failures.put(wants, HELD);
                }
            }
        }
    }

    /** PostgREST writes every null of a request as no value. */
    private void refuseJsonNulls(SortedMap<RowKey, Json.Obj> given) {
        given.entrySet().removeIf(row -> {
            var columns = JsonNulls.of(row.getValue());
            if (!columns.isEmpty()) {
                failures.put(
                        row.getKey(),
                        new Blocked("REST cannot write the JSON null in " + String.join(", ", columns)
                                + "; make it no value on the other side, or write it here by SQL"));
            }
            return !columns.isEmpty();
        });
    }

    private List<Json.Obj> found(RestCall call) {
        try {
            return client.send(call, deadline).all();
        } catch (StoreException e) {
            throw SqlState.undone(e);
        }
    }

    private String id(Json.Obj row) {
        return schema.key().type().literal(row.get(schema.key().name()));
    }

    private void delete(List<RowKey> keys) {
        for (var part : KeyFilter.of(schema, keys)) {
            send(part.on(RestCall.delete(schema.table())), part.keys());
        }
    }

    private void upsert(SortedMap<RowKey, Json.Obj> given) {
        var call = RestCall.post(schema.table(), Json.of(given.values()).toString())
                .with("on_conflict", names(schema.conflictKey()))
                .with("columns", names(schema.columns()))
                .selectRows(schema)
                .header("Prefer", "resolution=merge-duplicates,return=representation");
        send(call, given.keySet()).ifPresent(reply -> compare(given, reply.rows()));
    }

    /** The answer; without one the server refused the rows, and their failure says why. */
    private Optional<RestReply> send(RestCall call, Collection<RowKey> keys) {
        try {
            return Optional.of(client.send(call, deadline));
        } catch (StoreException e) {
            var failure = failure(call.method(), e);
            if (failure == null) {
                throw SqlState.again(code(e), e);
            }
            keys.forEach(key -> failures.put(key, failure));
            return Optional.empty();
        }
    }

    private static String code(StoreException e) {
        return e.getCause() instanceof RestRefusal refusal ? refusal.code() : "";
    }

    private static @Nullable ApplyFailure failure(RestCall.Method method, StoreException e) {
        if (!(e.getCause() instanceof RestRefusal refusal) || !code(e).matches("2[23]...")) {
            return null;
        }
        return switch (refusal.code()) {
            case "23503" -> foreignKey(method, refusal);
            case "23505" -> HELD;
            default -> new Blocked(String.valueOf(e.getMessage()));
        };
    }

    private static ApplyFailure foreignKey(RestCall.Method method, RestRefusal refusal) {
        if (!refusal.referenced()) {
            return new ApplyFailure.MissingParent();
        }
        return new Blocked(
                method == RestCall.Method.DELETE
                        ? "other rows refer to it"
                        : "its id differs here and other rows refer to it; over REST that cannot be changed");
    }

    private void compare(SortedMap<RowKey, Json.Obj> given, List<Json.Obj> answered) {
        var stored = new HashMap<RowKey, Json.Obj>();
        answered.forEach(row -> stored.put(RowKey.of(schema, row), JsonNullSelect.row(row)));
        given.forEach((key, row) -> {
            var reason = difference(row, stored.get(key));
            if (!reason.isEmpty()) {
                failures.put(key, new Blocked(reason));
            }
        });
    }

    private String difference(Json.Obj given, Json.@Nullable Obj stored) {
        if (stored == null) {
            return "the store drops the row without a word; a trigger or a policy does that";
        }
        var columns = RowDifference.columns(schema, given, stored);
        return columns.isEmpty()
                ? ""
                : "the store sets " + String.join(", ", columns) + " itself (a trigger) or cannot hold the value;"
                        + " remove the trigger or accept the difference";
    }

    private static String names(List<? extends Column<?, ?>> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(","));
    }
}

package io.twinstore.application.dualwrite.model;

import io.twinstore.application.dualwrite.model.World.Request;
import io.twinstore.domain.errors.StoreException.TimedOut;
import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.twins.ApplyFailure;
import io.twinstore.domain.twins.TwinRows;
import io.twinstore.domain.values.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One store as a process reaches it. Ids are unique in a store, and the primary gives the lowest that is free. */
final class Rows implements TwinRows {
    private final World world;
    private final Backend store;

    Rows(World world, Backend store) {
        this.world = world;
        this.store = store;
    }

    static Json.Obj row(RowKey key, int id, String value) {
        return new Json.Obj(Map.of(
                "id",
                Json.of(id),
                "staff_id",
                Json.of(Long.parseLong(key.values().get(0))),
                "staff_name",
                Json.of(value)));
    }

    @Override
    public Map<RowKey, Json.Obj> read(List<RowKey> keys) {
        asked(Request.READ);
        var found = new TreeMap<RowKey, Json.Obj>();
        for (var key : keys) {
            var row = world.store(store).get(key);
            if (row != null) {
                found.put(key, row);
            }
        }
        return found;
    }

    /** Throws what goes wrong with the request; what was in flight is left to land. */
    private void asked(Request asked, LateRequest... sent) {
        boolean first = world.request == null;
        world.request = first ? asked : world.request;
        if (!first) {
            return;
        }
        switch (world.disk.outcome) {
            case NOT_SENT -> throw new Unavailable("not sent", null);
            case TIMED_OUT -> {
                world.lateRequests.addAll(List.of(sent));
                throw new TimedOut("no answer", null);
            }
            case KILLED_IN_FLIGHT -> {
                world.lateRequests.addAll(List.of(sent));
                world.disk.die();
                throw new Killed();
            }
            default -> {}
        }
    }

    @Override
    public Optional<RowKey> keyOf(String table, String column, String value) {
        throw new IllegalStateException("no row of the model refers to another");
    }

    @Override
    public Map<RowKey, ApplyFailure> apply(SortedMap<RowKey, Optional<Json.Obj>> rows) {
        if (store == world.primary) {
            world.violate("a reconciliation writes to the primary");
        }
        asked(
                Request.APPLY,
                rows.entrySet().stream()
                        .map(row -> new LateRequest.Apply(store, row.getKey(), row.getValue()))
                        .toArray(LateRequest[]::new));
        var failures = new TreeMap<RowKey, ApplyFailure>();
        rows.forEach((key, row) -> holder(world, store, key, row)
                .filter(other -> !rows.containsKey(other))
                .ifPresent(other -> failures.put(key, new ApplyFailure.HeldBy(other))));
        if (failures.isEmpty()) {
            rows.forEach((key, row) -> put(world, store, key, row));
        }
        return failures;
    }

    /** The other row that has the id of this one. */
    private static Optional<RowKey> holder(World world, Backend store, RowKey key, Optional<Json.Obj> row) {
        return row.flatMap(wanted -> world.store(store).entrySet().stream()
                .filter(there -> !there.getKey().equals(key)
                        && there.getValue().get("id").equals(wanted.get("id")))
                .map(Map.Entry::getKey)
                .findFirst());
    }

    private static void put(World world, Backend store, RowKey key, Optional<Json.Obj> row) {
        row.ifPresentOrElse(
                there -> world.store(store).put(key, there),
                () -> world.store(store).remove(key));
    }

    /** A row of a reconciliation that nobody waits for any more. */
    static void landed(World world, Backend store, RowKey key, Optional<Json.Obj> row) {
        if (store == world.primary) {
            world.violate("a late request of a reconciliation writes to the primary");
        }
        if (holder(world, store, key, row).isEmpty()) {
            put(world, store, key, row);
        }
    }

    /** A process's write lands at the primary, and this is its answer. */
    static SortedMap<RowKey, Optional<Json.Obj>> write(World world, Backend store, int process) {
        if (store != world.primary) {
            world.violate("a late write lands at what is not the primary any more");
        }
        var write = world.scenario.writes().get(process - 1);
        var answer = new TreeMap<RowKey, Optional<Json.Obj>>();
        for (var key : write.keys()) {
            var row = write.delete() ? Optional.<Json.Obj>empty() : Optional.of(written(world, store, key, process));
            put(world, store, key, row);
            row.ifPresentOrElse(there -> world.primaryRows.put(key, there), () -> world.primaryRows.remove(key));
            answer.put(key, row);
        }
        return answer;
    }

    private static Json.Obj written(World world, Backend store, RowKey key, int process) {
        var rows = world.store(store);
        var before = rows.get(key);
        Json id = before == null ? Json.NULL : before.get("id");
        for (int free = 1; id == Json.NULL; free++) {
            var wanted = Json.of(free);
            id = rows.values().stream().anyMatch(row -> row.get("id").equals(wanted)) ? id : wanted;
        }
        return new Json.Obj(Map.of(
                "id",
                id,
                "staff_id",
                Json.of(Long.parseLong(key.values().get(0))),
                "staff_name",
                Json.of("by " + process)));
    }

    /** Sends a process's write. */
    SortedMap<RowKey, Optional<Json.Obj>> send(int process) {
        asked(Request.WRITE, new LateRequest.Write(store, process));
        return write(world, store, process);
    }
}

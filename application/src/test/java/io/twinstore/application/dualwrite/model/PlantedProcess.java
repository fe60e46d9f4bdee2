package io.twinstore.application.dualwrite.model;

import io.twinstore.application.dualwrite.JournaledWrite;
import io.twinstore.application.dualwrite.Reconciliation;
import io.twinstore.application.dualwrite.TwinStores;
import io.twinstore.application.journal.PendingWrite;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.twins.ApplyFailure;
import io.twinstore.domain.twins.TwinRows;
import io.twinstore.domain.values.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Processes with a fault in their design. */
final class PlantedProcess {
    private PlantedProcess() {}

    /** A process of this world; one of production code when no fault is planted. */
    static ModelProcess of(World world, int number) {
        return switch (world.scenario.planted()) {
            case KEYS_AFTER_PRIMARY -> new KeysAfterPrimary(world, number);
            case PAYLOAD_REPLAYED -> new PayloadReplayed(world, number);
            case CLEARED_WITHOUT_READING -> new ClearedWithoutReading(world, number);
            case OPEN_WRITE_CLEARED -> new OpenWriteCleared(world, number);
            case IN_DOUBT_AS_DIRTY -> new InDoubtAsDirty(world, number);
            case REPLAY_FROM_NEW_PRIMARY -> new ReplayFromNewPrimary(world, number);
            default -> new ModelProcess(world, number);
        };
    }

    private static final class KeysAfterPrimary extends ModelProcess {
        KeysAfterPrimary(World world, int number) {
            super(world, number);
        }

        @Override
        void pending() {
            source = world.primary;
            answer = source().send(number);
            phase = Phase.BEGUN;
        }

        @Override
        void send() {
            write = JournaledWrite.begin(journal(), stores, source, keys());
            answered(Objects.requireNonNull(answer));
        }
    }

    private static final class PayloadReplayed extends ModelProcess {
        private final TreeMap<RowKey, Json.Obj> payloads = new TreeMap<>();

        PayloadReplayed(World world, int number) {
            super(world, number);
        }

        @Override
        void answered(SortedMap<RowKey, Optional<Json.Obj>> stored) {
            super.answered(stored);
            stored.forEach((key, row) -> row.ifPresent(there -> payloads.put(key, there)));
        }

        @Override
        List<Object> extra() {
            return List.of(payloads);
        }

        @Override
        TwinStores stores(Backend from) {
            var echoing = new ModelStores(world);
            echoing.rows.put(from, new Echo(new Rows(world, from), payloads));
            return echoing;
        }
    }

    private static final class ClearedWithoutReading extends ModelProcess {
        private final TreeMap<RowKey, Json.Obj> applied = new TreeMap<>();

        ClearedWithoutReading(World world, int number) {
            super(world, number);
            for (var backend : Backend.values()) {
                stores.rows.put(backend, new Echo(new Rows(world, backend), applied));
            }
        }

        @Override
        void answered(SortedMap<RowKey, Optional<Json.Obj>> stored) {
            super.answered(stored);
            applied.clear();
        }

        @Override
        List<Object> extra() {
            return List.of(applied);
        }
    }

    /** Answers what it was told before it asks the store. */
    private static final class Echo implements TwinRows {
        private final Rows rows;
        private final SortedMap<RowKey, Json.Obj> known;

        Echo(Rows rows, SortedMap<RowKey, Json.Obj> known) {
            this.rows = rows;
            this.known = known;
        }

        @Override
        public Map<RowKey, Json.Obj> read(List<RowKey> keys) {
            var found = new TreeMap<>(rows.read(keys));
            keys.forEach(key -> found.computeIfPresent(key, (same, row) -> known.getOrDefault(key, row)));
            return found;
        }

        @Override
        public Optional<RowKey> keyOf(String table, String column, String value) {
            return rows.keyOf(table, column, value);
        }

        @Override
        public Map<RowKey, ApplyFailure> apply(SortedMap<RowKey, Optional<Json.Obj>> changed) {
            var failures = rows.apply(changed);
            changed.forEach((key, row) -> row.ifPresent(there -> known.put(key, there)));
            return failures;
        }
    }

    private static final class OpenWriteCleared extends ModelProcess {
        private @Nullable PendingWrite pending;

        OpenWriteCleared(World world, int number) {
            super(world, number);
        }

        @Override
        void pending() {
            source = world.primary;
            pending = journal().open(source, keys());
            phase = Phase.BEGUN;
        }

        @Override
        void send() {
            try {
                answered(source().send(number));
            } catch (StoreException e) {
                journal().done(Objects.requireNonNull(pending), keys());
                throw e;
            }
        }

        @Override
        List<Object> extra() {
            return pending == null ? List.of() : List.of(pending);
        }

        @Override
        void leave() {
            journal().dirty(Objects.requireNonNull(pending));
        }

        @Override
        Reconciliation reconciliation(SortedMap<RowKey, Optional<Json.Obj>> stored) {
            return new Reconciliation(journal(), Objects.requireNonNull(pending), stores, stored);
        }
    }

    private static final class InDoubtAsDirty extends ModelProcess {
        InDoubtAsDirty(World world, int number) {
            super(world, number);
        }

        @Override
        Duration inDoubtTimeout() {
            return Duration.ZERO;
        }
    }

    private static final class ReplayFromNewPrimary extends ModelProcess {
        ReplayFromNewPrimary(World world, int number) {
            super(world, number, new FromNewPrimary(world));
        }
    }

    /** Copies from what is the primary now, whichever took the write. */
    private static final class FromNewPrimary extends ModelStores {
        FromNewPrimary(World world) {
            super(world);
        }

        @Override
        public boolean isCurrent(PendingWrite pending) {
            return true;
        }

        @Override
        public TwinRows from(PendingWrite pending) {
            return rows(world.primary);
        }

        @Override
        public TwinRows to(PendingWrite pending) {
            return rows(world.primary.other());
        }
    }
}

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
            case MARKS_AFTER_SOURCE -> new MarksAfterSource(world, number);
            case PAYLOAD_REPLAYED -> new PayloadReplayed(world, number);
            case CLEARED_WITHOUT_READING -> new ClearedWithoutReading(world, number);
            case OPEN_MARK_CLEARED -> new OpenMarkCleared(world, number);
            case DOUBT_AS_DIRTY -> new DoubtAsDirty(world, number);
            case REPLAY_FROM_NEW_SOURCE -> new ReplayFromNewSource(world, number);
            default -> new ModelProcess(world, number);
        };
    }

    private static final class MarksAfterSource extends ModelProcess {
        MarksAfterSource(World world, int number) {
            super(world, number);
        }

        @Override
        void mark() {
            source = world.source;
            answer = source().send(number);
            phase = Phase.MARKED;
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
            var obstacles = rows.apply(changed);
            changed.forEach((key, row) -> row.ifPresent(there -> known.put(key, there)));
            return obstacles;
        }
    }

    private static final class OpenMarkCleared extends ModelProcess {
        private @Nullable PendingWrite mark;

        OpenMarkCleared(World world, int number) {
            super(world, number);
        }

        @Override
        void mark() {
            source = world.source;
            mark = journal().open(source, keys());
            phase = Phase.MARKED;
        }

        @Override
        void send() {
            try {
                answered(source().send(number));
            } catch (StoreException e) {
                journal().done(Objects.requireNonNull(mark), keys());
                throw e;
            }
        }

        @Override
        List<Object> extra() {
            return mark == null ? List.of() : List.of(mark);
        }

        @Override
        void leave() {
            journal().dirty(Objects.requireNonNull(mark));
        }

        @Override
        Reconciliation settlement(SortedMap<RowKey, Optional<Json.Obj>> stored) {
            return new Reconciliation(journal(), Objects.requireNonNull(mark), stores, stored);
        }
    }

    private static final class DoubtAsDirty extends ModelProcess {
        DoubtAsDirty(World world, int number) {
            super(world, number);
        }

        @Override
        Duration horizon() {
            return Duration.ZERO;
        }
    }

    private static final class ReplayFromNewSource extends ModelProcess {
        ReplayFromNewSource(World world, int number) {
            super(world, number, new FromNewSource(world));
        }
    }

    /** Copies from what is the primary now, whichever took the write. */
    private static final class FromNewSource extends ModelStores {
        FromNewSource(World world) {
            super(world);
        }

        @Override
        public boolean isCurrent(PendingWrite mark) {
            return true;
        }

        @Override
        public TwinRows from(PendingWrite mark) {
            return rows(world.source);
        }

        @Override
        public TwinRows to(PendingWrite mark) {
            return rows(world.source.other());
        }
    }
}

package io.twinstore.application.dualwrite.model;

import io.twinstore.application.dualwrite.JournaledWrite;
import io.twinstore.application.dualwrite.Reconciliation;
import io.twinstore.application.dualwrite.TwinStores;
import io.twinstore.application.journal.Journal;
import io.twinstore.application.journal.SegmentContents;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.values.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A process: its journal, the one write that it makes, and its reconciler. */
class ModelProcess {
    /** How far its write is. */
    enum Phase {
        NOT_BEGUN,
        BEGUN,
        ANSWERED,
        COPYING,
        OVER
    }

    final World world;
    final int number;
    final ModelStores stores;
    Phase phase = Phase.NOT_BEGUN;
    Backend source = Backend.SUPABASE;

    @Nullable
    Journal journal;

    @Nullable
    JournaledWrite write;

    @Nullable
    SortedMap<RowKey, Optional<Json.Obj>> answer;

    @Nullable
    Reconciliation copying;

    @Nullable
    Reconciliation reconciling;

    ModelProcess(World world, int number) {
        this(world, number, new ModelStores(world));
    }

    ModelProcess(World world, int number, ModelStores stores) {
        this.world = world;
        this.number = number;
        this.stores = stores;
    }

    boolean isAlive() {
        return journal != null;
    }

    /** Whether the caller of the write may still wait for its answer. */
    boolean isWriting() {
        return phase == Phase.BEGUN || phase == Phase.ANSWERED;
    }

    boolean isEmpty() {
        return journal == null || journal.counts().total() == 0;
    }

    boolean isInDoubt() {
        return journal != null && journal.counts().inDoubt() > 0;
    }

    Journal journal() {
        return Objects.requireNonNull(journal);
    }

    /** Takes a step; what goes wrong is what the program's callers would see. */
    void run(Choice choice) {
        try {
            step(choice.action());
        } catch (Killed e) {
            // what comes of it is for the world to say
        } catch (StoreException | IOException e) {
            failed(choice.action());
        } catch (RuntimeException e) {
            world.violate("a fault of this library: " + e);
        }
    }

    private void step(Choice.Action action) throws IOException {
        switch (action) {
            case START -> start();
            case BEGIN -> pending();
            case SEND -> send();
            case LEAVE_TO_RECONCILER -> {
                leave();
                over();
            }
            case COPY -> copy();
            case ADOPT -> journal().adopt();
            case EXPIRE -> journal().expire();
            case COMPACT -> journal().compact();
            case TAKE_FROM_POSTGRES -> take(Backend.POSTGRES);
            case TAKE_FROM_SUPABASE -> take(Backend.SUPABASE);
            case RECONCILE -> reconciling = Objects.requireNonNull(reconciling).step() ? reconciling : null;
            default -> {}
        }
    }

    private void failed(Choice.Action action) {
        switch (action) {
            case BEGIN, SEND, COPY -> over();
            case RECONCILE -> reconciling = null;
            case START -> end();
            default -> {}
        }
    }

    private void start() throws IOException {
        journal = new Journal(
                new Disk.View(world.disk, number),
                new World.ModelDivergence(world),
                new World.ModelClock(world),
                new Journal.Settings(inDoubtTimeout(), 100));
    }

    Duration inDoubtTimeout() {
        return World.IN_DOUBT_TIMEOUT;
    }

    void pending() {
        source = world.primary;
        write = JournaledWrite.begin(journal(), stores, source, keys());
        phase = Phase.BEGUN;
    }

    List<RowKey> keys() {
        return world.scenario.writes().get(number - 1).keys();
    }

    Rows source() {
        return new Rows(world, source);
    }

    void send() {
        answered(Objects.requireNonNull(write).send(() -> {
            demandDurableKeys();
            return source().send(number);
        }));
    }

    void answered(SortedMap<RowKey, Optional<Json.Obj>> rows) {
        answer = rows;
        phase = Phase.ANSWERED;
    }

    private void demandDurableKeys() {
        boolean durable = keys().stream()
                .allMatch(key ->
                        world.disk.files.stream().anyMatch(file -> SegmentContents.active(file.durableWrites(), key)));
        if (!durable) {
            world.violate("a write is sent whose keys are not durably pending");
        }
    }

    void leave() {
        Objects.requireNonNull(write).leave();
    }

    Reconciliation reconciliation(SortedMap<RowKey, Optional<Json.Obj>> rows) {
        return Objects.requireNonNull(write).reconciliation(rows);
    }

    private void copy() {
        if (copying == null) {
            copying = reconciliation(Objects.requireNonNull(answer));
            phase = Phase.COPYING;
        }
        if (!copying.step()) {
            over();
        }
    }

    /** What the reconciler copies between. */
    TwinStores stores(Backend from) {
        return stores;
    }

    private void take(Backend from) {
        reconciling = journal()
                .take(from, new RowKey("staff_schedules", List.of()), 100)
                .map(taken -> new Reconciliation(journal(), taken, stores(from), null))
                .orElse(null);
    }

    /** What else makes a difference to it. */
    List<Object> extra() {
        return List.of();
    }

    private void over() {
        phase = Phase.OVER;
        write = null;
        answer = null;
        copying = null;
    }

    /** Forgets everything that is not in a file. */
    void end() {
        if (phase != Phase.NOT_BEGUN) {
            over();
        }
        journal = null;
        reconciling = null;
    }
}

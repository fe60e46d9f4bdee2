package io.twinstore.application.dualwrite.model;

import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Flags;
import io.twinstore.application.journal.SegmentContents;
import io.twinstore.application.switching.PrimaryChange;
import io.twinstore.application.switching.SharedDivergence;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.values.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything there is: the stores, the requests on their way to them, the files and the processes. */
final class World {
    static final Duration IN_DOUBT_TIMEOUT = Duration.ofMinutes(10);

    final Scenario scenario;
    final Disk disk;
    final List<ModelProcess> processes = new ArrayList<>();
    final List<LateRequest> lateRequests = new ArrayList<>();
    final Map<Backend, SortedMap<RowKey, Json.Obj>> stores = new EnumMap<>(Backend.class);
    /** What the writes that landed at the primary add up to. */
    final TreeMap<RowKey, Json.Obj> primaryRows = new TreeMap<>();

    Backend primary = Backend.SUPABASE;
    Instant now = Instant.parse("2030-01-01T00:00:00Z");
    int faults;
    boolean flipped;
    /** How many segments the one who wants to change the primary has looked at, behind the closed write fence. */
    int looked;
    /** What no schedule may bring about, once it has. */
    @Nullable
    String violation;
    /** The first request of this step. */
    @Nullable
    Request request;

    /** What a step asked a store for. */
    enum Request {
        READ,
        APPLY,
        WRITE
    }

    World(Scenario scenario) {
        this.scenario = scenario;
        disk = new Disk(scenario.planted() == Planted.SHARED_SEGMENT);
        faults = scenario.faults();
        scenario.present().forEach(key -> primaryRows.put(key, Rows.row(key, primaryRows.size() + 1, "old")));
        for (var backend : Backend.values()) {
            stores.put(backend, new TreeMap<>(primaryRows));
        }
        for (int i = 1; i <= scenario.writes().size(); i++) {
            processes.add(PlantedProcess.of(this, i));
        }
        processes.forEach(process -> process.run(new Choice(Choice.Action.START, process.number)));
    }

    SortedMap<RowKey, Json.Obj> store(Backend backend) {
        return Objects.requireNonNull(stores.get(backend));
    }

    void violate(String what) {
        violation = violation == null ? what : violation;
    }

    /** Takes a step. */
    void take(Choice choice) {
        disk.arm(choice.outcome(), choice.at());
        request = null;
        faults -= choice.faults();
        switch (choice.action()) {
            case REQUEST_LANDS -> land(lateRequests.remove(choice.at()));
            case TIME_PASSES -> {
                now = now.plus(IN_DOUBT_TIMEOUT).plusSeconds(1);
                lateRequests.clear();
            }
            case LOOK -> looked = SegmentContents.rows(disk.files.get(looked).pendingWrites()) == 0 ? looked + 1 : 0;
            case FLIP -> flip();
            default -> processes.get(choice.process() - 1).run(choice);
        }
        if (choice.action() == Choice.Action.KILL
                || choice.outcome() == Outcome.KILLED_AT_FILE
                || choice.outcome() == Outcome.KILLED_IN_FLIGHT) {
            processes.get(choice.process() - 1).end();
            disk.endOf(choice.process(), choice.keep());
        }
        disk.disarm();
        check();
    }

    /** Lets production look once behind the closed fence, and change the primary if it finds nothing under way. */
    private void flip() {
        looked = 0;
        var changed = Flags.DEFAULT.with(Flag.TIMEWEB_IS_PRIMARY, primary == Backend.SUPABASE);
        var state = new ModelState(this);
        new PrimaryChange(state, () -> {}, Duration.ZERO)
                .attempt(state, new PrimaryChange.Change(Flags.DEFAULT, changed, "the model", now));
    }

    private void land(LateRequest landing) {
        if (landing instanceof LateRequest.Write write) {
            Rows.write(this, write.store(), write.process());
        } else if (landing instanceof LateRequest.Apply apply) {
            Rows.landed(this, apply.store(), apply.key(), apply.row());
        }
    }

    private void check() {
        boolean early = scenario.planted() == Planted.REPLAY_FROM_NEW_PRIMARY && !isEmpty();
        if (!early && !store(primary).equals(primaryRows)) {
            violate("a write that the primary took is lost from it");
        }
        if (isEmpty() && processes.stream().noneMatch(ModelProcess::isWriting) && !isEqual()) {
            violate("no key is pending and no write is active, but the stores differ");
        }
    }

    boolean isEqual() {
        return store(Backend.POSTGRES).equals(store(Backend.SUPABASE));
    }

    /** Whether no pending write is in any segment or in any process's memory. */
    boolean isEmpty() {
        return disk.files.stream().allMatch(file -> SegmentContents.rows(file.pendingWrites()) == 0)
                && processes.stream().allMatch(ModelProcess::isEmpty);
    }

    boolean isAnyInDoubt() {
        return processes.stream().anyMatch(ModelProcess::isInDoubt) || disk.isAnyAbandoned();
    }

    /** What every schedule must be able to end in. */
    boolean isQuiet() {
        return isEmpty()
                && isEqual()
                && lateRequests.isEmpty()
                && processes.stream().noneMatch(ModelProcess::isWriting);
    }

    /** Time, which passes only when nothing that was sent can take effect any more. */
    static final class ModelClock extends Clock {
        private final World world;

        ModelClock(World world) {
            this.world = world;
        }

        @Override
        public Instant instant() {
            return world.now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** Which no schedule of the model may open. */
    static final class ModelDivergence implements SharedDivergence {
        private final World world;

        ModelDivergence(World world) {
            this.world = world;
        }

        @Override
        public Optional<String> problem() {
            return Optional.empty();
        }

        @Override
        public void open(String reason) {
            world.violate("an unverified divergence was opened: " + reason);
        }

        @Override
        public String state() {
            return "";
        }

        @Override
        public boolean close(String state, Instant when) {
            return false;
        }
    }
}

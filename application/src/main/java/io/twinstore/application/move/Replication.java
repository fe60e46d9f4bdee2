package io.twinstore.application.move;

import io.twinstore.application.switching.RefusedException;
import io.twinstore.application.switching.UnjournaledWrites;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.errors.StoreException.Conflict;
import io.twinstore.domain.replication.ReplicationSource;
import io.twinstore.domain.replication.ReplicationTarget;
import io.twinstore.domain.replication.SlotState;
import io.twinstore.domain.replication.SubscriptionState;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Has PostgreSQL's own logical replication keep a copy up to date: sets it up, looks after it and takes it down. */
public final class Replication {
    /** A worker that can start has started long before. */
    private static final Duration FIRST_START = Duration.ofSeconds(30);

    private static final Duration TOLD = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final String STOP = "'twinstore catch-up --replication stop'";

    private final ReplicationSource source;
    private final ReplicationTarget target;
    private final UnjournaledWrites writes;
    private final Clock clock;
    private final Progress progress;
    private volatile boolean settingUp;

    /** Between these databases. */
    public Replication(
            ReplicationSource source,
            ReplicationTarget target,
            UnjournaledWrites writes,
            Clock clock,
            Progress progress) {
        this.source = source;
        this.target = target;
        this.writes = writes;
        this.clock = clock;
        this.progress = progress;
    }

    /** Why it cannot be started for these tables, each with what to do; nothing when it can. */
    public List<String> problems(List<Table> tables) {
        var problems = new ArrayList<>(source.problems(tables));
        problems.addAll(target.problems());
        return problems;
    }

    /**
     * Sets it up. The slot and the snapshot in which the rows are copied belong to one point of the source's log, so that no
     * change comes twice and none is left out.
     *
     * @param connection the source as the target's server reaches it
     * @param marks kept for the moment of that point
     * @param copy makes a catch-up that reads the snapshot
     * @throws RefusedException when something of it is there already
     */
    public ReplicationStatus start(
            List<Table> tables, String connection, Marks marks, Function<TableReader, CatchUp> copy, long alarmBytes) {
        writes.requireOtherPrimary();
        requireNothing();
        settingUp = true;
        try {
            setUp(tables, connection, marks, copy);
        } catch (RuntimeException e) {
            abandon();
            throw e;
        }
        settingUp = false;
        return running(tables, alarmBytes);
    }

    private void requireNothing() {
        if (source.published().isPresent()
                || source.slot().isPresent()
                || target.subscription().isPresent()) {
            throw new RefusedException("a replication is set up already, or an earlier start was broken off; "
                    + "'twinstore catch-up --replication status' tells, " + STOP + " takes it down");
        }
    }

    private void setUp(List<Table> tables, String connection, Marks marks, Function<TableReader, CatchUp> copy) {
        target.makePartitions(tables);
        source.publish(tables);
        progress.note("the target's server keeps the source's address with its password (pg_subscription), where its"
                + " superusers can read it, until " + STOP);
        target.subscribe(connection); // before the copy, since its server tries the connection
        var point = source.now();
        progress.note("the slot is made as soon as the transactions have ended that run at the source now; from then on"
                + " the source keeps its log until the target has it, or until " + STOP);
        try (var snapshot = source.makeSlot()) {
            copyExactly(tables, copy.apply(new PatientReader(snapshot.rows(), Duration.ZERO, progress)));
        }
        marks.keep(marks(tables, point));
        writes.openDivergence();
        target.enable();
    }

    private static Map<String, Instant> marks(List<Table> tables, Instant moment) {
        return tables.stream().collect(Collectors.toMap(Table::name, table -> moment));
    }

    /** Nobody changes what it reads or what it writes, so a round that postpones nothing leaves nothing to do. */
    private static void copyExactly(List<Table> tables, CatchUp copy) {
        for (var round = copy.round(tables, true); round.postponed() > 0; round = copy.round(tables, true)) {
            if (round.stuck()) {
                throw new Conflict(
                        round.postponed()
                                + " rows cannot be written, since they refer to rows that are not in the target or"
                                + " take unique keys of others; choose all tables that refer to each other",
                        null);
            }
        }
    }

    /** Takes down what a start has set up that is not to go on. */
    public synchronized void abandon() {
        if (!settingUp) {
            return;
        }
        try {
            target.drop();
            source.dropSlot();
            source.dropPublication();
        } catch (StoreException e) {
            progress.note("what was set up could not be taken down: " + e.getMessage() + "; run " + STOP);
        }
    }

    private ReplicationStatus running(List<Table> tables, long alarmBytes) {
        var begin = clock.instant();
        var status = status(tables, alarmBytes);
        while (!status.good() && clock.instant().isBefore(begin.plus(FIRST_START))) {
            pause();
            status = status(tables, alarmBytes);
        }
        return status;
    }

    /**
     * How it goes; makes the partitions that the coming months need.
     *
     * @param known the target's tables
     * @param alarmBytes so far the slot may be behind
     */
    public ReplicationStatus status(List<Table> known, long alarmBytes) {
        var published = source.published();
        var status = ReplicationStatus.of(published, source.slot(), target.subscription(), alarmBytes);
        target.makePartitions(chosen(known, published.orElse(Set.of())));
        try {
            writes.requireOtherPrimary();
            return status;
        } catch (RefusedException e) {
            return status.alarmed(String.valueOf(e.getMessage()));
        }
    }

    private static List<Table> chosen(List<Table> known, Set<String> names) {
        return known.stream().filter(table -> names.contains(table.name())).toList();
    }

    /**
     * Waits until the target has all that is committed at the source now, and takes everything down. Where the worker does
     * not get on it does not wait for ever: the marks then stay where the start left them, for a catch-up to go on from.
     *
     * @param known the target's tables
     * @param patience how long it waits for a worker that does not get on
     */
    public ReplicationStop stop(List<Table> known, Marks marks, Duration patience) {
        var published = source.published();
        var slot = source.slot();
        var subscription = target.subscription();
        if (published.isEmpty() && slot.isEmpty() && subscription.isEmpty()) {
            return ReplicationStop.NOTHING;
        }
        var tables = chosen(known, published.orElse(Set.of()));
        var point = source.now();
        boolean waits = canArrive(slot, subscription);
        long missing = waits
                ? await(source.position(), patience)
                : slot.map(SlotState::bytesBehind).orElse(0L);
        boolean complete = waits && missing == 0;
        target.drop();
        source.dropSlot();
        for (var table : tables) {
            target.advanceSequences(table, source.sequences(table));
        }
        source.dropPublication(); // last: a stop that was broken off knows by it which tables are left to do
        writes.openDivergence();
        if (complete) {
            marks.keep(marks(tables, point));
        }
        return new ReplicationStop(
                true, complete, missing, tables.stream().map(Table::name).toList());
    }

    private static boolean canArrive(Optional<SlotState> slot, Optional<SubscriptionState> subscription) {
        return slot.filter(found -> !found.lost()).isPresent()
                && subscription.filter(SubscriptionState::enabled).isPresent();
    }

    /** Answers how many bytes are missing still; gives up when they have not become fewer for so long, or the slot is gone. */
    private long await(String position, Duration patience) {
        long missing = source.missing(position);
        var moved = clock.instant();
        var told = moved;
        while (missing > 0 && missing < Long.MAX_VALUE && clock.instant().isBefore(moved.plus(patience))) {
            pause();
            long now = source.missing(position);
            if (now < missing) {
                moved = clock.instant();
            }
            missing = now;
            if (clock.instant().isAfter(told.plus(TOLD))) {
                told = clock.instant();
                progress.note("the target still lacks " + missing + " bytes of the source's log");
            }
        }
        return missing;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException("interrupted; run it again");
        }
    }
}

package io.twinstore.application.dualwrite;

import io.twinstore.application.journal.Journal;
import io.twinstore.application.journal.PendingWrite;
import io.twinstore.application.rows.RowValues;
import io.twinstore.domain.errors.ErrorKind;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.twins.ApplyFailure;
import io.twinstore.domain.twins.ApplyFailure.HeldBy;
import io.twinstore.domain.twins.WrittenTables;
import io.twinstore.domain.values.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the rows of one pending write equal, by the one rule: apply the row to the other store, read it again from the
 * store that took the write; equal to what was applied: the pending write is done; else apply that and repeat.
 *
 * <p>No clock and no version decides which row wins, and the store that took the write is only read. A step sends one
 * request at most, so that whatever can happen in between can be tried.
 */
public final class Reconciliation {
    /** A row that changes faster than it can be copied stays dirty for a later reconciliation. */
    private static final int ROUNDS = 10;

    private final Journal journal;
    private final TwinStores stores;
    private final RowValues values;
    private final Deque<Group> groups = new ArrayDeque<>();
    private PendingWrite pending;
    private @Nullable Group applied;
    private boolean firstApplied;
    private boolean inDoubt;

    /** Of a pending write whose rows are as the primary answered them, or null to read them first. */
    public Reconciliation(
            Journal journal,
            PendingWrite pending,
            TwinStores stores,
            @Nullable SortedMap<RowKey, Optional<Json.Obj>> rows) {
        this.journal = journal;
        this.pending = pending;
        this.stores = stores;
        values = RowValues.of(WrittenTables.schema(pending.keys().first().table()));
        groups.add(new Group(pending.keys(), rows, 0));
    }

    /**
     * Takes the next step; false when there is none left, and the pending write is done or dirty again.
     *
     * @throws StoreException when a store did not answer; the pending write is dirty again, or in doubt
     */
    public boolean step() {
        try {
            next();
        } catch (Throwable e) {
            journal.dirty(pending); // unless it is in doubt: every request that could change something was answered
            throw e;
        }
        boolean more = applied != null || !groups.isEmpty();
        if (!more) {
            journal.dirty(pending);
        }
        return more;
    }

    private void next() {
        if (!stores.isCurrent(pending)) {
            groups.clear();
            applied = null;
            journal.giveUp(
                    pending,
                    "rows were still to be copied from " + pending.source() + ", which is not the primary any more");
        } else if (applied != null) {
            var group = applied;
            applied = null;
            ask(group, () -> read(group)).ifPresent(again -> check(group, again));
        } else {
            var group = groups.remove();
            var rows = group.rows();
            if (rows == null) {
                ask(group, () -> read(group)).ifPresent(read -> groups.addFirst(group.read(read)));
            } else {
                ask(group, () -> apply(rows)).ifPresent(failures -> overcome(group, failures));
            }
        }
    }

    /** Takes all steps. */
    void run() {
        boolean more;
        do {
            more = step();
        } while (more);
    }

    /** Whether the other store has answered the first attempt for every row: what a caller waits for. */
    public boolean isFirstApplied() {
        return firstApplied;
    }

    /** The answer; none when a store refused the request for its rows, of which those that can be told apart are blocked. */
    private <T> Optional<T> ask(Group group, Supplier<T> request) {
        try {
            return Optional.of(request.get());
        } catch (StoreException e) {
            if (inDoubt || e.kind() == ErrorKind.UNAVAILABLE || e.kind() == ErrorKind.TIMEOUT) {
                throw e;
            }
            if (group.keys().size() > 1 && e.kind() != ErrorKind.NOT_PERMITTED) {
                groups.addAll(group.halves());
            } else {
                group.keys().forEach(key -> journal.block(pending, key, String.valueOf(e.getMessage())));
            }
            return Optional.empty();
        }
    }

    private SortedMap<RowKey, Optional<Json.Obj>> read(Group group) {
        var found = stores.from(pending).read(List.copyOf(group.keys()));
        var rows = new TreeMap<RowKey, Optional<Json.Obj>>();
        group.keys().forEach(key -> rows.put(key, Optional.ofNullable(found.get(key))));
        return rows;
    }

    private Map<RowKey, ApplyFailure> apply(SortedMap<RowKey, Optional<Json.Obj>> rows) {
        try {
            return stores.to(pending).apply(rows);
        } catch (Throwable e) {
            inDoubt = !(e instanceof StoreException refused) || refused.outcomeUnknown();
            if (inDoubt) {
                journal.inDoubt(pending);
            }
            throw e;
        }
    }

    private void check(Group group, SortedMap<RowKey, Optional<Json.Obj>> again) {
        var equal = new TreeSet<RowKey>();
        Objects.requireNonNull(group.rows()).forEach((key, row) -> {
            if (same(row, Objects.requireNonNull(again.get(key)))) {
                equal.add(key);
            }
        });
        journal.done(pending, equal);
        if (group.rounds() < ROUNDS) {
            again.keySet().removeAll(equal);
            group.without(equal).ifPresent(rest -> groups.add(new Group(rest.keys(), again, group.rounds() + 1)));
        }
    }

    private boolean same(Optional<Json.Obj> one, Optional<Json.Obj> other) {
        return (one.isPresent() && other.isPresent())
                ? values.differing(one.get(), other.get()).isEmpty()
                : one.equals(other);
    }

    /**
     * Rows without a failure are written. What was only undone is applied again without the others; what wants what another
     * row holds is applied with that; the rest by halves, until the row is found that the store refuses.
     */
    private void overcome(Group group, Map<RowKey, ApplyFailure> failures) {
        firstApplied = groups.isEmpty();
        applied = group.without(failures.keySet()).orElse(null);
        var undone = new TreeSet<RowKey>();
        var wanting = new TreeSet<RowKey>();
        var holders = new TreeSet<RowKey>();
        var refused = new TreeSet<RowKey>();
        failures.forEach((key, failure) -> {
            if (failure instanceof ApplyFailure.Undone) {
                undone.add(key);
            } else if (failure instanceof HeldBy held && group.rounds() < ROUNDS && !journal.isBlocked(held.other())) {
                wanting.add(key);
                holders.add(held.other());
            } else {
                refused.add(key);
            }
        });
        if (!undone.isEmpty()) {
            groups.add(group.only(undone));
        }
        if (!wanting.isEmpty()) {
            join(wanting, holders, group.rounds() + 1);
        }
        if (refused.size() > 1) {
            groups.addAll(group.only(refused).halves());
        } else {
            refused.forEach(key -> refused(key, group, Objects.requireNonNull(failures.get(key))));
        }
    }

    /** No row may be in two groups: when one of them is done with it, it has no pending write for the other. */
    private void join(SortedSet<RowKey> wanting, SortedSet<RowKey> holders, int rounds) {
        pending = journal.extend(pending, holders); // before anything of them is sent
        var others = List.copyOf(groups);
        groups.clear();
        others.forEach(group -> group.without(holders).ifPresent(groups::add));
        var together = new TreeSet<>(wanting);
        together.addAll(holders);
        groups.add(new Group(together, null, rounds));
    }

    /**
     * Missing parents become dirty and are reconciled before the row, which stays dirty; what else is in the way blocks it.
     */
    private void refused(RowKey key, Group group, ApplyFailure failure) {
        var row = Objects.requireNonNull(Objects.requireNonNull(group.rows()).get(key));
        boolean helps = failure instanceof ApplyFailure.MissingParent && row.isPresent() && addParents(key, row.get());
        if (!helps) {
            journal.block(pending, key, reason(failure));
        }
    }

    private boolean addParents(RowKey key, Json.Obj row) {
        boolean helps = false;
        for (var reference : WrittenTables.references(key.table())) {
            var value = row.get(reference.column());
            if (!value.equals(Json.NULL)) {
                var found = parent(reference, value);
                helps |= found.isPresent() && journal.addDirty(pending.source(), found.get());
            }
        }
        return helps;
    }

    private Optional<RowKey> parent(WrittenTables.Reference reference, Json value) {
        var type = WrittenTables.schema(reference.parent()).columns().stream()
                .filter(column -> column.name().equals(reference.parentColumn()))
                .findFirst()
                .orElseThrow()
                .type();
        return stores.from(pending).keyOf(reference.parent(), reference.parentColumn(), type.literal(value));
    }

    private static String reason(ApplyFailure failure) {
        if (failure instanceof ApplyFailure.Blocked blocked) {
            return blocked.reason();
        }
        return failure instanceof ApplyFailure.MissingParent
                ? "a row that it refers to is missing at the other store"
                : "another row holds its id at the other store";
    }
}

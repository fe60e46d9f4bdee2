package io.twinstore.application.dualwrite;

import io.twinstore.application.journal.Journal;
import io.twinstore.application.journal.Mark;
import io.twinstore.application.rows.RowValues;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.twins.Obstacle;
import io.twinstore.domain.twins.TwinRows;
import io.twinstore.domain.twins.WrittenTables;
import io.twinstore.domain.values.Json;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes the rows of one mark equal, by the one rule: apply the row to the other store, read it again from the store that
 * took the write; equal to what was applied: the mark is done; else apply that and repeat.
 *
 * <p>No clock and no version decides which row wins, and the store that took the write is only read. A step sends one
 * request at most, so that whatever can happen in between can be tried.
 */
public final class Settlement {
    /** A row that changes faster than it can be copied stays dirty for a later settlement. */
    private static final int ROUNDS = 10;

    /** Rows to be applied in one step, and how they came together. */
    private record Group(SortedMap<RowKey, Optional<Json.Obj>> rows, int rounds, boolean extended) {}

    private final Journal journal;
    private final TwinRows source;
    private final TwinRows other;
    private final RowValues values;
    private final Deque<Group> groups = new ArrayDeque<>();
    private Mark mark;
    private @Nullable Group applied;
    private boolean begun;
    private boolean firstApplied;

    /** Of a mark whose rows are as the source of truth answered them, or null to read them first. */
    public Settlement(
            Journal journal,
            Mark mark,
            Map<Backend, TwinRows> stores,
            @Nullable SortedMap<RowKey, Optional<Json.Obj>> rows) {
        this.journal = journal;
        this.mark = mark;
        source = Objects.requireNonNull(stores.get(mark.source()));
        other = Objects.requireNonNull(stores.get(other(mark.source())));
        values = RowValues.of(WrittenTables.shape(mark.keys().first().table()));
        if (rows != null) {
            begun = true;
            groups.add(new Group(rows, 0, false));
        }
    }

    private static Backend other(Backend source) {
        return source == Backend.POSTGRES ? Backend.SUPABASE : Backend.POSTGRES;
    }

    /**
     * Takes the next step; false when there is none left, and the mark is done or dirty again.
     *
     * @throws StoreException when a store did not answer; the mark is dirty again, or in doubt
     */
    public boolean step() {
        try {
            if (!begun) {
                begun = true;
                groups.add(new Group(read(mark.keys()), 0, false));
            } else if (applied != null) {
                check(applied);
            } else if (!groups.isEmpty()) {
                apply(groups.remove());
            }
        } catch (RuntimeException e) {
            journal.dirty(mark); // unless it is in doubt: every request that could change something was answered
            throw e;
        }
        boolean more = applied != null || !groups.isEmpty();
        if (!more) {
            journal.dirty(mark);
        }
        return more;
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

    private SortedMap<RowKey, Optional<Json.Obj>> read(Collection<RowKey> keys) {
        var found = source.read(List.copyOf(keys));
        var rows = new TreeMap<RowKey, Optional<Json.Obj>>();
        keys.forEach(key -> rows.put(key, Optional.ofNullable(found.get(key))));
        return rows;
    }

    private void apply(Group group) {
        Map<RowKey, Obstacle> obstacles;
        try {
            obstacles = other.apply(group.rows());
        } catch (RuntimeException e) {
            if (!(e instanceof StoreException refused) || refused.outcomeUnknown()) {
                journal.doubt(mark);
            }
            throw e;
        }
        firstApplied = groups.isEmpty();
        if (obstacles.isEmpty()) {
            applied = group;
        } else {
            overcome(group, obstacles);
        }
    }

    private void check(Group group) {
        applied = null;
        var again = read(group.rows().keySet());
        var equal = new TreeSet<RowKey>();
        group.rows().forEach((key, row) -> {
            if (same(row, Objects.requireNonNull(again.get(key)))) {
                equal.add(key);
            }
        });
        journal.done(mark, equal);
        again.keySet().removeAll(equal);
        if (!again.isEmpty() && group.rounds() < ROUNDS) {
            groups.add(new Group(again, group.rounds() + 1, group.extended()));
        }
    }

    private boolean same(Optional<Json.Obj> one, Optional<Json.Obj> other) {
        return (one.isPresent() && other.isPresent())
                ? values.differing(one.get(), other.get()).isEmpty()
                : one.equals(other);
    }

    /** Rows that hold what others want are applied with them; other obstacles are told apart by halving the group. */
    private void overcome(Group group, Map<RowKey, Obstacle> obstacles) {
        var holders = new TreeSet<RowKey>();
        obstacles.values().forEach(obstacle -> {
            if (obstacle instanceof Obstacle.HeldBy held && !group.rows().containsKey(held.other())) {
                holders.add(held.other());
            }
        });
        if (!holders.isEmpty() && group.rounds() < ROUNDS) {
            mark = journal.extend(mark, holders); // before anything of them is sent
            holders.addAll(group.rows().keySet());
            groups.add(new Group(read(holders), group.rounds() + 1, true));
        } else if (group.rows().size() > 1 && !group.extended()) {
            halves(group).forEach(groups::add);
        } else {
            group.rows().forEach((key, row) -> blocked(key, row, Objects.requireNonNull(obstacles.get(key))));
        }
    }

    private static List<Group> halves(Group group) {
        var keys = List.copyOf(group.rows().keySet());
        var middle = keys.get(keys.size() / 2);
        return List.of(
                new Group(group.rows().headMap(middle), group.rounds(), false),
                new Group(group.rows().tailMap(middle), group.rounds(), false));
    }

    /** Missing parents become dirty and are settled before the row, which stays dirty; what else is in the way blocks it. */
    private void blocked(RowKey key, Optional<Json.Obj> row, Obstacle obstacle) {
        boolean helps = obstacle instanceof Obstacle.MissingParent && row.isPresent() && addParents(key, row.get());
        if (!helps) {
            journal.block(mark, key, reason(obstacle));
        }
    }

    private boolean addParents(RowKey key, Json.Obj row) {
        boolean helps = false;
        for (var reference : WrittenTables.references(key.table())) {
            var value = row.get(reference.column());
            if (!value.equals(Json.NULL)) {
                var found = parent(reference, value);
                helps |= found.isPresent() && journal.addDirty(mark.source(), found.get());
            }
        }
        return helps;
    }

    private Optional<RowKey> parent(WrittenTables.Reference reference, Json value) {
        var type = WrittenTables.shape(reference.parent()).columns().stream()
                .filter(column -> column.name().equals(reference.parentColumn()))
                .findFirst()
                .orElseThrow()
                .type();
        return source.keyOf(reference.parent(), reference.parentColumn(), type.literal(value));
    }

    private static String reason(Obstacle obstacle) {
        if (obstacle instanceof Obstacle.Blocked blocked) {
            return blocked.reason();
        }
        return obstacle instanceof Obstacle.MissingParent
                ? "a row that it refers to is missing at the other store"
                : "another row holds its id at the other store";
    }
}

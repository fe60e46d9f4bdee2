package io.twinstore.application.smoke;

import io.twinstore.application.smoke.SmokeResult.Answer;
import io.twinstore.domain.dialogs.DialogContext;
import io.twinstore.domain.dialogs.DialogContextColumns;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.query.Condition;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.twins.TwinStore;
import io.twinstore.domain.values.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The dialog context that a smoke test writes, as the stores hold it: nobody's, and known by how its user id begins. */
final class MarkedRow {
    private static final String MARK = "twinstore-smoke-";
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final long LOOK_NANOS = Duration.ofMillis(5).toNanos();

    private final List<TwinStore> stores;
    private final Predicate<RowKey> pending;
    private final Row<DialogContext> row;
    private final RowKey key;

    /**
     * In these stores, the primary first: a copy that is still under way when the row is removed there then removes it from
     * the other store too.
     */
    MarkedRow(List<TwinStore> stores, Predicate<RowKey> pending, UUID run) {
        this.stores = stores;
        this.pending = pending;
        row = Row.builder(DialogContextColumns.SCHEMA)
                .set(DialogContextColumns.USER_ID, MARK + run)
                .set(DialogContextColumns.STATE, "smoke test")
                .set(DialogContextColumns.DATA, Json.of(Map.of("writtenBy", "twinstore smoke")))
                .build();
        key = RowKey.of(row);
    }

    /** As it is written. */
    Row<DialogContext> row() {
        return row;
    }

    /** How it is found. */
    String userId() {
        return row.require(DialogContextColumns.USER_ID);
    }

    /** Removes the rows of runs that were killed; answers nothing when there are none. */
    List<Answer> removeEarlier() {
        var marked =
                Query.of(DialogContextColumns.SCHEMA).where(Condition.ilike(DialogContextColumns.USER_ID, MARK + "%"));
        var keys = new TreeSet<RowKey>();
        stores.forEach(store -> store.rows(marked).rows().forEach(earlier -> keys.add(RowKey.of(earlier))));
        return keys.isEmpty()
                ? List.of()
                : stores.stream()
                        .map(store -> answer(store, "rows of earlier runs are removed", () -> removed(store, keys)))
                        .toList();
    }

    /** Waits until the other store has it too, if it is written twice. */
    Answer copied() {
        return noWriteIsPending("the row is copied");
    }

    private Answer noWriteIsPending(String asked) {
        return answer(
                stores.get(stores.size() - 1),
                asked,
                () -> await(() -> !pending.test(key))
                        ? null
                        : "a write of it is still pending; 'twinstore replay' works it off or says why not");
    }

    /** Looks for it in each of the stores that were written. */
    List<Answer> isThere(Predicate<TwinStore> written) {
        return stores.stream()
                .filter(written)
                .map(store -> answer(
                        store, "the row is there", () -> isIn(store, new TreeSet<>(List.of(key))) ? null : "it is not"))
                .toList();
    }

    /** Removes it from every store, once no write of it is under way; one that stays pending is told. */
    List<Answer> remove() {
        var waited = noWriteIsPending("no copy is under way");
        var keys = new TreeSet<>(List.of(key));
        var removed = stores.stream().map(store -> answer(store, "the row is removed", () -> removed(store, keys)));
        return Stream.concat(Stream.of(waited).filter(answer -> answer.problem() != null), removed)
                .toList();
    }

    private static @Nullable String removed(TwinStore store, SortedSet<RowKey> keys) {
        var gone = new TreeMap<RowKey, Optional<Json.Obj>>();
        keys.forEach(each -> gone.put(each, Optional.empty()));
        boolean refused = !store.twinRows().apply(gone).isEmpty();
        return refused || isIn(store, keys) ? "it is still there; the next 'twinstore smoke' removes it" : null;
    }

    private static boolean isIn(TwinStore store, SortedSet<RowKey> keys) {
        return !store.twinRows().read(List.copyOf(keys)).isEmpty();
    }

    private static Answer answer(TwinStore store, String asked, Supplier<@Nullable String> problem) {
        long start = System.nanoTime();
        var found = problem(problem);
        return new Answer(null, asked, store.backend(), Duration.ofNanos(System.nanoTime() - start), found);
    }

    private static @Nullable String problem(Supplier<@Nullable String> problem) {
        try {
            return problem.get();
        } catch (StoreException e) {
            return e.getMessage();
        }
    }

    private static boolean await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return true;
    }
}

package io.twinstore.application.move;

import io.twinstore.application.rows.RowValues;
import io.twinstore.application.switching.UnjournaledWrites;
import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.errors.StoreException.Unexpected;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.tables.TableWriter;
import io.twinstore.domain.tables.TableWriter.Changed;
import io.twinstore.domain.values.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Brings into a copy what other programs have changed at the source since, deletes included. Each round may see the source in
 * the middle of its changes; what it misses or cannot write yet, the next one finds.
 */
public final class CatchUp {
    private final Stores stores;
    private final Marks marks;
    private final UnjournaledWrites writes;
    private final Settings settings;
    private final Clock clock;
    private final Progress progress;

    /** The source, and the target as it is read and written. */
    public record Stores(TableReader source, TableReader target, TableWriter writer) {}

    /**
     * How the source is read.
     *
     * @param pageSize rows a request
     * @param overlap how much before the last round rows are read again, since a row may be committed long after the moment
     *     that it says it was changed
     */
    public record Settings(int pageSize, Duration overlap) {}

    /**
     * Between these stores.
     *
     * @param marks up to where the last round came
     */
    public CatchUp(
            Stores stores, Marks marks, UnjournaledWrites writes, Settings settings, Clock clock, Progress progress) {
        this.stores = stores;
        this.marks = marks;
        this.writes = writes;
        this.settings = settings;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Goes round until a round changes at most so many rows, or can change none of those that are left; answers that round.
     *
     * @param whole whether the first round reads every row, not only those that say that they were changed
     */
    public CatchUpRound until(List<Table> tables, long rows, boolean whole, Consumer<CatchUpRound> ended) {
        var round = round(tables, whole);
        ended.accept(round);
        while (!round.atMost(rows) && !round.stuck()) {
            round = round(tables, false);
            ended.accept(round);
        }
        return round;
    }

    /**
     * Goes once over the tables, which are given parents first.
     *
     * @throws Unexpected when the source shows no company: row-level security hides rows, and hidden ones look deleted
     */
    public CatchUpRound round(List<Table> tables, boolean whole) {
        writes.requireOtherPrimary();
        Completeness.requireCompany(stores.source(), stores.writer().tables());
        var start = clock.instant();
        var changes = new LinkedHashMap<Table, TableChanges>();
        var extra = new LinkedHashMap<Table, Set<Json.Obj>>();
        int mostExtra = KeyComparison.MOST;
        for (var table : tables) {
            var began = stores.source().now(table);
            var keys =
                    KeyComparison.of(stores.source(), stores.target(), table, settings.pageSize(), mostExtra, progress);
            mostExtra -= keys.extra().size();
            var loaded = load(table, changed(table, keys, whole ? Optional.empty() : since(table, began)));
            if (loaded.postponed() == 0) {
                marks.keep(Map.of(table.name(), began));
            }
            changes.put(
                    table, new TableChanges(table.name(), loaded.written(), 0, loaded.postponed() + keys.moreExtra()));
            extra.put(table, keys.extra());
        }
        var childrenFirst = new ArrayList<>(tables);
        Collections.reverse(childrenFirst);
        childrenFirst.forEach(table -> changes.computeIfPresent(
                table, (same, before) -> delete(table, extra.getOrDefault(table, Set.of()), before)));
        return new CatchUpRound(List.copyOf(changes.values()), Duration.between(start, clock.instant()));
    }

    /** The mark may be of this machine's clock, which may be ahead of the source's. */
    private Optional<Instant> since(Table table, Instant sourceNow) {
        var ahead = Duration.between(sourceNow, clock.instant());
        var earlier =
                ahead.isNegative() ? settings.overlap() : settings.overlap().plus(ahead);
        return marks.of(table).filter(mark -> table.changedColumn().isPresent()).map(mark -> mark.minus(earlier));
    }

    private Iterator<Json.Obj> changed(Table table, KeyComparison keys, Optional<Instant> since) {
        var missing = keys.missing();
        var source = stores.source();
        int pageSize = settings.pageSize();
        long total = source.count(table).rows();
        if (since.isEmpty() || !keys.isWhole() || TablePages.areFaster(total, pageSize, missing.size())) {
            return new CountedRows<>(new TableLanes(source, table, pageSize, total), table, total, progress);
        }
        var values = new RowValues(table.columns());
        var changed = rows(new TablePages(last -> source.changedAfter(table, since.get(), last, pageSize)))
                .filter(row -> !missing.contains(values.part(row, table.key())));
        var found = new RowsByKey(source).find(table, List.copyOf(missing)).flatMap(Optional::stream);
        return Stream.concat(changed, found).iterator();
    }

    private static Stream<Json.Obj> rows(Iterator<Json.Obj> rows) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED), false);
    }

    private Changed load(Table table, Iterator<Json.Obj> rows) {
        if (!rows.hasNext()) {
            return Changed.NONE;
        }
        return writes.during(writing -> {
            try (var load = stores.writer().begin()) {
                var changed = load.change(table, rows);
                if (changed.written() > 0) {
                    writing.run();
                    load.commit();
                }
                return changed;
            }
        });
    }

    private TableChanges delete(Table table, Collection<Json.Obj> extra, TableChanges before) {
        var keys = List.copyOf(extra);
        var rows = new RowsByKey(stores.source()).find(table, keys).iterator();
        var gone = keys.stream().filter(key -> rows.next().isEmpty()).toList();
        if (gone.isEmpty()) {
            return before;
        }
        return writes.during(writing -> {
            try (var load = stores.writer().begin()) {
                long deleted = load.delete(table, gone);
                writing.run();
                load.commit();
                return before.and(deleted, 0);
            } catch (InvalidInput e) { // a row still refers to one of them: it changes in the next round
                return before.and(0, gone.size());
            }
        });
    }
}

package io.twinstore.application.move;

import io.twinstore.application.move.Validate.Source;
import io.twinstore.application.move.Validate.Target;
import io.twinstore.application.move.Validation.Kind;
import io.twinstore.application.move.Validation.TableResult;
import io.twinstore.application.move.Validation.Verdict;
import io.twinstore.domain.tables.DigestSums;
import io.twinstore.domain.tables.DigestSums.Sum;
import io.twinstore.domain.tables.RowEncoding;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.values.Json;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The comparison of one table. Where both sides sum up the digests of their rows, only rows of buckets whose sums differ are
 * looked at. Otherwise the source's rows pass by, some at a time; the target answers their digests by key, so neither
 * side's order matters: text keys are sorted differently by two servers. Keys that only the target has are looked for when it
 * counts more rows than were found in it.
 */
final class TableComparison {
    private static final int BATCH = 1_000;

    /** Of the rows of a batch, which need some times as much memory when they are looked into. */
    private static final long BYTES = Runtime.getRuntime().maxMemory() / 64;

    /** Of so many rows the digests are held at once, unless one bucket has more. */
    private static final long DIGESTS = 50_000;

    private final TableReader source;
    private final @Nullable DigestSums sums;
    private final Target target;
    private final Table table;
    private final int pageSize;
    private final Consumer<DifferingRow> found;
    private final List<Json.Obj> suspects = new ArrayList<>();
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);

    /** How many suspects are read together. */
    private int together = BATCH;

    /** Hands on each row that differs. */
    TableComparison(Source source, Target target, Table table, int pageSize, Consumer<DifferingRow> found) {
        this.source = source.rows();
        sums = source.sums();
        this.target = target;
        this.table = table;
        this.pageSize = pageSize;
        this.found = found;
    }

    TableResult run(Progress progress) {
        return sums == null ? byRows(progress) : bySums(sums, progress);
    }

    private TableResult bySums(DigestSums source, Progress progress) {
        var asked = Background.ask(() -> source.sums(table));
        var theirs = target.sums().sums(table);
        var ours = Background.answer(asked);
        for (var buckets : slices(differing(ours, theirs), ours, theirs)) {
            checkBuckets(source, buckets);
        }
        long inSource = rows(ours);
        progress.rows(table, inSource, inSource);
        return result(inSource, rows(theirs));
    }

    private static Set<Integer> differing(Map<Integer, Sum> ours, Map<Integer, Sum> theirs) {
        var buckets = new TreeSet<>(ours.keySet());
        buckets.addAll(theirs.keySet());
        buckets.removeIf(bucket -> Objects.equals(ours.get(bucket), theirs.get(bucket)));
        return buckets;
    }

    private static long rows(Map<Integer, Sum> sums) {
        return sums.values().stream().mapToLong(Sum::rows).sum();
    }

    /** A few at a time, since many rows may differ. */
    private static List<Set<Integer>> slices(Set<Integer> buckets, Map<Integer, Sum> ours, Map<Integer, Sum> theirs) {
        var slices = new ArrayList<Set<Integer>>();
        var slice = new TreeSet<Integer>();
        long rows = 0;
        for (var bucket : buckets) {
            slice.add(bucket);
            rows += rows(ours, bucket) + rows(theirs, bucket);
            if (rows >= DIGESTS) {
                slices.add(slice);
                slice = new TreeSet<>();
                rows = 0;
            }
        }
        if (!slice.isEmpty()) {
            slices.add(slice);
        }
        return slices;
    }

    private static long rows(Map<Integer, Sum> sums, Integer bucket) {
        var sum = sums.get(bucket);
        return sum == null ? 0 : sum.rows();
    }

    private void checkBuckets(DigestSums source, Set<Integer> buckets) {
        var ours = source.digests(table, buckets);
        var theirs = target.sums().digests(table, buckets);
        ours.forEach((key, digest) -> {
            if (!digest.equals(theirs.get(key))) {
                suspect(key);
            }
        });
        theirs.keySet().stream().filter(key -> !ours.containsKey(key)).forEach(this::suspect);
    }

    private TableResult byRows(Progress progress) {
        long counted = source.count(table).rows();
        var rows = new CountedRows<>(new TableLanes(source, table, pageSize, counted), table, counted, progress);
        long inSource = 0;
        long inBoth = 0;
        while (rows.hasNext()) {
            var batch = batch(rows);
            inSource += batch.size();
            inBoth += compare(batch);
        }
        if (inSource > 0 || counted > 0) { // of a source without any row, its target's rows are told as extra
            Completeness.require(source, table, counted, inSource);
        }
        long inTarget = target.rows().count(table).rows();
        if (inTarget > inBoth) {
            findExtra();
        }
        return result(inSource, inTarget);
    }

    private List<Json.Obj> batch(Iterator<Json.Obj> rows) {
        var batch = new ArrayList<Json.Obj>(BATCH);
        long bytes = 0;
        while (batch.size() < BATCH && bytes < BYTES && rows.hasNext()) {
            var row = rows.next();
            bytes += Json.utf8(row).length;
            batch.add(row);
        }
        together = bytes < BYTES ? together : Math.min(together, batch.size());
        return batch;
    }

    /** Answers how many of the rows are in the target, whatever they hold there. */
    private long compare(List<Json.Obj> batch) {
        var keys = batch.parallelStream().map(table::keyOf).toList(); // most rows are parsed here
        var asked = Background.ask(() -> target.digests().of(table, keys));
        var ours = batch.parallelStream()
                .map(row -> RowEncoding.digest(table, row))
                .toList();
        var theirs = Background.answer(asked);
        for (int i = 0; i < ours.size(); i++) {
            if (!theirs.get(i).equals(Optional.of(ours.get(i)))) {
                suspect(keys.get(i));
            }
        }
        return theirs.stream().filter(Optional::isPresent).count();
    }

    private void findExtra() {
        var ours = KeyHashes.of(KeyHashes.keys(source, table, pageSize));
        KeyHashes.keys(target.rows(), table, pageSize).forEachRemaining(key -> {
            if (!ours.see(key)) {
                suspect(key);
            }
        });
    }

    private void suspect(Json.Obj key) {
        suspects.add(key);
        if (suspects.size() >= together) {
            checkSuspects();
        }
    }

    /** Reads the suspects again from both sides, since a table that is written to gives false alarms. */
    private void checkSuspects() {
        if (suspects.isEmpty()) {
            return;
        }
        DifferingRow.find(source, target.rows(), table, suspects).forEach(row -> {
            counts.merge(row.kind(), 1L, Long::sum);
            found.accept(row);
        });
        suspects.clear();
    }

    private TableResult result(long inSource, long inTarget) {
        checkSuspects();
        return new TableResult(
                table.name(),
                inSource,
                inTarget,
                count(Kind.MISSING),
                count(Kind.EXTRA),
                count(Kind.DIFFERENT),
                counts.isEmpty() ? Verdict.EQUAL : Verdict.DIFFERENT,
                null);
    }

    private long count(Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }
}

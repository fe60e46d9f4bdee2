package io.twinstore.application.comparing;

import io.twinstore.application.flags.CallingModule;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What comparing has found.
 *
 * @param operations the calls, by the contract's names of the operations
 * @param modules the same calls by who made them, but for those that named no module
 * @param last the last different mismatches, the latest last
 */
public record Findings(
        SortedMap<String, Tally> operations, SortedMap<CallingModule, Tally> modules, List<Mismatch> last) {
    /** How many mismatches are kept. */
    public static final int KEPT = 100;

    /** Nothing yet. */
    public static final Findings NONE = new Findings(new TreeMap<>(), new TreeMap<>(), List.of());

    /** Takes copies. */
    public Findings {
        operations = Collections.unmodifiableSortedMap(new TreeMap<>(operations));
        modules = Collections.unmodifiableSortedMap(new TreeMap<>(modules));
        last = List.copyOf(last);
    }

    /** All operations together. */
    public Tally total() {
        return operations.values().stream().reduce(Tally.NONE, Tally::plus);
    }

    /** Both together; of the mismatches the latest stay. */
    public Findings plus(Findings other) {
        var mismatches = new ArrayDeque<Mismatch>();
        Stream.concat(last.stream(), other.last.stream())
                .sorted(Comparator.comparing(Mismatch::seen))
                .forEach(mismatch -> keep(mismatch, mismatches));
        return new Findings(sum(operations, other.operations), sum(modules, other.modules), List.copyOf(mismatches));
    }

    private static <K> SortedMap<K, Tally> sum(SortedMap<K, Tally> one, SortedMap<K, Tally> other) {
        var sum = new TreeMap<>(one);
        other.forEach((key, tally) -> sum.merge(key, tally, Tally::plus));
        return sum;
    }

    /** In place of the same one seen earlier, or one row would fill all places. */
    static void keep(Mismatch mismatch, Deque<Mismatch> last) {
        last.removeIf(mismatch::repeats);
        last.add(mismatch);
        if (last.size() > KEPT) {
            last.removeFirst();
        }
    }
}

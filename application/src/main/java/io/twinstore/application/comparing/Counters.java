package io.twinstore.application.comparing;

import io.twinstore.application.flags.CallingModule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** Where many threads count what they find; counting a drop, which happens on the caller's thread, takes no lock. */
final class Counters {

    /** The counts of one operation, or of one calling module. */
    private static final class Page {
        private final Map<Outcome, LongAdder> outcomes = new ConcurrentHashMap<>();
        private final Map<String, LongAdder> ignored = new ConcurrentHashMap<>();
        private final Map<String, LongAdder> diagnoses = new ConcurrentHashMap<>();

        private Tally tally() {
            var sums = new EnumMap<Outcome, Long>(Outcome.class);
            outcomes.forEach((outcome, count) -> sums.put(outcome, count.sum()));
            return new Tally(sums, sums(ignored), sums(diagnoses));
        }

        private static SortedMap<String, Long> sums(Map<String, LongAdder> counts) {
            var sums = new TreeMap<String, Long>();
            counts.forEach((name, count) -> sums.put(name, count.sum()));
            return sums;
        }
    }

    private final Map<String, Page> operations = new ConcurrentHashMap<>();
    private final Map<CallingModule, Page> modules = new ConcurrentHashMap<>();
    private final Deque<Mismatch> last = new ArrayDeque<>();
    private final LongAdder entries = new LongAdder();

    void count(Read<?> read, Outcome outcome) {
        onItsPages(read, page -> add(page.outcomes, outcome));
        entries.increment();
    }

    void ignored(Read<?> read, String rule) {
        onItsPages(read, page -> add(page.ignored, rule));
        entries.increment();
    }

    /** One call, with some of its mismatches and the diagnoses of all. */
    void mismatched(Read<?> read, List<Mismatch> mismatches, List<String> diagnoses) {
        onItsPages(read, page -> new HashSet<>(diagnoses).forEach(diagnosis -> add(page.diagnoses, diagnosis)));
        synchronized (last) {
            mismatches.forEach(mismatch -> Findings.keep(mismatch, last));
        }
        count(read, Outcome.MISMATCHED);
    }

    private void onItsPages(Read<?> read, Consumer<Page> work) {
        work.accept(page(operations, read.operation()));
        if (read.module() != null) {
            work.accept(page(modules, read.module()));
        }
    }

    private static <K> Page page(Map<K, Page> pages, K key) {
        var page = pages.get(key); // without the lock that computeIfAbsent may take
        return page == null ? pages.computeIfAbsent(key, none -> new Page()) : page;
    }

    private static <K> void add(Map<K, LongAdder> counts, K key) {
        var count = counts.get(key);
        (count == null ? counts.computeIfAbsent(key, none -> new LongAdder()) : count).increment();
    }

    /** How many entries there are: when it grows there is something new. */
    long entries() {
        return entries.sum();
    }

    Findings findings() {
        synchronized (last) {
            return new Findings(tallies(operations), tallies(modules), List.copyOf(last));
        }
    }

    private static <K> SortedMap<K, Tally> tallies(Map<K, Page> pages) {
        var tallies = new TreeMap<K, Tally>();
        pages.forEach((key, page) -> tallies.put(key, page.tally()));
        return tallies;
    }
}

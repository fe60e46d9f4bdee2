package io.twinstore.application.comparing;

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

/** Where many threads count what they find; counting a drop, which happens on the caller's thread, takes no lock. */
final class Counters {

    /** The counts of one operation. */
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

    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final Deque<Mismatch> last = new ArrayDeque<>();
    private final LongAdder entries = new LongAdder();

    void count(String operation, Outcome outcome) {
        add(page(operation).outcomes, outcome);
        entries.increment();
    }

    void ignored(String operation, String rule) {
        add(page(operation).ignored, rule);
        entries.increment();
    }

    /** One call, with some of its mismatches and the diagnoses of all. */
    void mismatched(String operation, List<Mismatch> mismatches, List<String> diagnoses) {
        var page = page(operation);
        new HashSet<>(diagnoses).forEach(diagnosis -> add(page.diagnoses, diagnosis));
        synchronized (last) {
            mismatches.forEach(mismatch -> Findings.keep(mismatch, last));
        }
        count(operation, Outcome.MISMATCHED);
    }

    private Page page(String operation) {
        var page = pages.get(operation); // without the lock that computeIfAbsent may take
        return page == null ? pages.computeIfAbsent(operation, name -> new Page()) : page;
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
        var operations = new TreeMap<String, Tally>();
        pages.forEach((operation, page) -> operations.put(operation, page.tally()));
        synchronized (last) {
            return new Findings(operations, List.copyOf(last));
        }
    }
}

package io.twinstore.application.comparing;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Calls counted by how their comparison ended.
 *
 * @param ignored calls that differ for a known reason, by the rule that says so
 * @param diagnoses mismatched calls by what their differences probably are; a call may have several
 */
public record Tally(Map<Outcome, Long> outcomes, SortedMap<String, Long> ignored, SortedMap<String, Long> diagnoses) {
    /** Nothing counted. */
    public static final Tally NONE = new Tally(Map.of(), new TreeMap<>(), new TreeMap<>());

    /** Takes copies of counts that are not negative. */
    public Tally {
        if (Stream.of(outcomes, ignored, diagnoses)
                .anyMatch(counts -> counts.values().stream().anyMatch(n -> n < 0))) {
            throw new IllegalArgumentException("a count is negative");
        }
        var copy = new EnumMap<Outcome, Long>(Outcome.class);
        copy.putAll(outcomes);
        outcomes = Collections.unmodifiableMap(copy);
        ignored = Collections.unmodifiableSortedMap(new TreeMap<>(ignored));
        diagnoses = Collections.unmodifiableSortedMap(new TreeMap<>(diagnoses));
    }

    /** How many calls ended so. */
    public long count(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    /** How many calls were ignored by any rule. */
    public long ignoredCalls() {
        return ignored.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many calls say whether the stores are equal. */
    public long decided() {
        return count(Outcome.MATCHED) + count(Outcome.MISMATCHED);
    }

    /** Whether calls were compared and none differs, and none was left undecided that may differ. */
    public boolean equal() {
        return count(Outcome.MATCHED) > 0 && count(Outcome.MISMATCHED) == 0 && count(Outcome.UNDECIDED) == 0;
    }

    /** How many calls both stores answered. */
    public long compared() {
        return decided() + ignoredCalls();
    }

    /**
     * The share of calls that differ: as observed; when none did, the most that it is at 95 %, three by the number of calls;
     * all of them when nothing was compared.
     */
    public double share() {
        long calls = decided();
        long mismatched = count(Outcome.MISMATCHED);
        return calls == 0 ? 1 : mismatched == 0 ? Math.min(1, 3.0 / calls) : (double) mismatched / calls;
    }

    /** Both together. */
    public Tally plus(Tally other) {
        var sum = new EnumMap<Outcome, Long>(Outcome.class);
        sum.putAll(outcomes);
        other.outcomes.forEach((outcome, count) -> sum.merge(outcome, count, Long::sum));
        return new Tally(sum, sum(ignored, other.ignored), sum(diagnoses, other.diagnoses));
    }

    private static SortedMap<String, Long> sum(SortedMap<String, Long> one, SortedMap<String, Long> other) {
        var sum = new TreeMap<>(one);
        other.forEach((name, count) -> sum.merge(name, count, Long::sum));
        return sum;
    }
}

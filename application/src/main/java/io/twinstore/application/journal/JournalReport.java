package io.twinstore.application.journal;

import io.twinstore.domain.rows.RowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What segments say, read without holding them.
 *
 * @param problems why some of them do not say everything, by segment
 */
public record JournalReport(PendingCounts counts, SortedMap<RowKey, String> blocked, List<String> problems) {

    /** Of the texts of all segments, by name; the counts are without what is lost or damaged in them. */
    public static JournalReport of(Map<String, String> texts) {
        var counts = PendingCounts.NONE;
        var blocked = new TreeMap<RowKey, String>();
        var problems = new ArrayList<String>();
        for (var each : texts.entrySet()) {
            var text = SegmentText.read(each.getValue());
            counts = counts.plus(text.pendingWrites().counts());
            blocked.putAll(text.pendingWrites().blocked());
            if (text.problem() != null) {
                problems.add(problem(each.getKey(), text.problem()));
            }
        }
        return new JournalReport(counts, blocked, problems);
    }

    static String problem(String segment, String problem) {
        return "the journal's segment " + segment + " " + problem;
    }

    /** Those of the rows that are pending in a segment of these texts. */
    public static Set<RowKey> pending(Map<String, String> texts, Set<RowKey> keys) {
        return texts.values().stream()
                .map(text -> SegmentText.read(text).pendingWrites())
                .flatMap(pendingWrites -> keys.stream().filter(pendingWrites::isPending))
                .collect(Collectors.toSet());
    }

    /** Whether nothing is pending, as far as can be known. */
    public boolean isEmpty() {
        return counts.total() == 0 && problems.isEmpty();
    }
}

package io.twinstore.application.journal;

import io.twinstore.domain.rows.RowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What segments say, read without holding them.
 *
 * @param problems why some of them do not say everything, by segment
 */
public record JournalReport(MarkCounts counts, SortedMap<RowKey, String> blocked, List<String> problems) {

    /** Of the texts of all segments, by name; the counts are without what is lost or damaged in them. */
    public static JournalReport of(Map<String, String> texts) {
        var counts = MarkCounts.NONE;
        var blocked = new TreeMap<RowKey, String>();
        var problems = new ArrayList<String>();
        for (var each : texts.entrySet()) {
            var text = SegmentText.read(each.getValue());
            counts = counts.plus(text.marks().counts());
            blocked.putAll(text.marks().blocked());
            if (text.problem() != null) {
                problems.add(problem(each.getKey(), text.problem()));
            }
        }
        return new JournalReport(counts, blocked, problems);
    }

    static String problem(String segment, String problem) {
        return "the journal's segment " + segment + " " + problem;
    }

    /** Whether a segment of these texts marks the row. */
    public static boolean marks(Map<String, String> texts, RowKey key) {
        return texts.values().stream()
                .anyMatch(text -> SegmentText.read(text).marks().marked(key));
    }

    /** Whether nothing is marked, as far as can be known. */
    public boolean isEmpty() {
        return counts.total() == 0 && problems.isEmpty();
    }
}

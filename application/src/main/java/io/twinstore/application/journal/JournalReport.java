package io.twinstore.application.journal;

import io.twinstore.domain.rows.RowKey;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What segments say, read without holding them. */
public record JournalReport(MarkCounts counts, SortedMap<RowKey, String> blocked) {

    /** Of the texts of all segments; what is damaged in them is left out, since their holders report it. */
    public static JournalReport of(List<String> texts) {
        var counts = MarkCounts.NONE;
        var blocked = new TreeMap<RowKey, String>();
        for (var text : texts) {
            var marks = SegmentText.read(text).marks();
            counts = counts.plus(marks.counts());
            blocked.putAll(marks.blocked());
        }
        return new JournalReport(counts, blocked);
    }

    /** Whether a segment of these texts marks the row. */
    public static boolean marks(List<String> texts, RowKey key) {
        return texts.stream().anyMatch(text -> SegmentText.read(text).marks().marked(key));
    }
}

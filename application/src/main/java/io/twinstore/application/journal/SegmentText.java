package io.twinstore.application.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a segment's text says.
 *
 * @param marks what its sound records add up to
 * @param problem what is wrong with it; null when nothing is. A last record that is torn is nothing: its write was not sent
 * @param newer whether it is of a version that this one does not understand
 */
record SegmentText(Marks marks, @Nullable String problem, boolean newer) {

    static SegmentText read(String text) {
        var marks = new Marks();
        if (text.isEmpty()) {
            return new SegmentText(marks, null, false);
        }
        boolean torn = !text.endsWith("\n");
        var lines = text.lines().toList();
        int last = torn ? lines.size() - 1 : lines.size();
        if (!headed(lines, last)) {
            return isOfAnotherVersion(lines.get(0))
                    ? new SegmentText(marks, "is of a newer version: start a program of that version", true)
                    : new SegmentText(marks, last == 0 ? null : "has no header", false);
        }
        @Nullable String problem = null;
        for (int i = 1; i < last; i++) {
            if (!add(marks, lines.get(i)) && i < lines.size() - 1) {
                problem = "is damaged in line " + (i + 1);
            }
        }
        return new SegmentText(marks, problem, false);
    }

    private static boolean headed(List<String> lines, int sound) {
        return sound > 0 && isHeader(lines.get(0));
    }

    private static boolean isHeader(String line) {
        return JournalText.HEADER.strip().equals(line);
    }

    private static boolean isOfAnotherVersion(String line) {
        try {
            return JournalText.payload(line).startsWith(JournalText.FORMAT) && !isHeader(line);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean add(Marks marks, String line) {
        try {
            marks.apply(JournalText.parse(line));
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }
}

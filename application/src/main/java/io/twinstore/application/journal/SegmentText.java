package io.twinstore.application.journal;

import org.jspecify.annotations.Nullable;

/**
 * What a segment's text says.
 *
 * @param pendingWrites what its sound records add up to
 * @param problem what is wrong with it; null when nothing is. A last record without its end is nothing: its write was
 *     not sent
 * @param newer whether it is of a version that this one does not understand
 */
record SegmentText(PendingWrites pendingWrites, @Nullable String problem, boolean newer) {

    static SegmentText read(String text) {
        var pendingWrites = new PendingWrites();
        if (text.isEmpty()) {
            return new SegmentText(pendingWrites, "was lost", false); // one without pending writes has its header
        }
        boolean torn = !text.endsWith("\n");
        var lines = text.lines().toList();
        if (isOfAnotherVersion(lines.get(0))) {
            return new SegmentText(pendingWrites, "is of a newer version: start a program of that version", true);
        }
        var sound = torn ? lines.subList(0, lines.size() - 1) : lines;
        @Nullable String problem = sound.isEmpty() || !isHeader(sound.get(0)) ? "is damaged in line 1" : null;
        for (int i = 1; i < sound.size(); i++) {
            if (!add(pendingWrites, sound.get(i))) {
                problem = "is damaged in line " + (i + 1);
            }
        }
        return new SegmentText(pendingWrites, problem, false);
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

    private static boolean add(PendingWrites pendingWrites, String line) {
        try {
            pendingWrites.apply(JournalText.parse(line));
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }
}

package io.twinstore.application.dualwrite.model;

/** What becomes of the first request and of the files in one step. */
enum Outcome {
    WELL("", 0),
    /** The request may land later. */
    TIMED_OUT("; no answer", 1),
    /** The request may land later. */
    KILLED_IN_FLIGHT("; killed before the answer", 1),
    NOT_SENT("; the store cannot be reached", 1),
    FSYNC_FAILS("; fsync fails", 1),
    REPLACE_FAILS("; no new file can be made", 1),
    DISK_FAILS("; fsync fails and no new file can be made", 2),
    KILLED_AT_FILE("; killed before file operation ", 1);

    final String words;
    final int faults;

    Outcome(String words, int faults) {
        this.words = words;
        this.faults = faults;
    }
}

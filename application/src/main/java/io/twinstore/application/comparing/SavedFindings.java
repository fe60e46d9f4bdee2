package io.twinstore.application.comparing;

/** Where a process keeps what it found, added to what was found there before. */
public interface SavedFindings extends AutoCloseable {

    /** Replaces what this process found so far. */
    void write(Findings findings);

    /** Leaves it to the next process. */
    @Override
    void close();
}

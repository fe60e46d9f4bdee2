package io.twinstore.application.switching;

import io.twinstore.application.journal.JournalReport;

/** The journal of all processes, looked at from outside of them. */
public interface SharedJournal {

    /** What all segments say at one moment, whoever holds them. */
    JournalReport report();

    /** Makes an empty journal if there is none, so that one that is lost from now on is missed. */
    void begin();

    /**
     * Makes every segment durable as it stands. Else pending writes that were removed could come back after a power
     * failure, and rows
     * be copied from a store that is not the primary any more.
     */
    void force();
}

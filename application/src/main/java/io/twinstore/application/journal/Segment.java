package io.twinstore.application.journal;

import java.io.IOException;

/** A file of the journal, held by this process alone until it is closed. */
public interface Segment extends AutoCloseable {
    /** What a new one holds, and one whose pending writes were taken over; an empty one has lost what it held. */
    String NOTHING_PENDING = JournalText.HEADER;

    /** By which an operator finds it. */
    String name();

    /** All that it holds; nothing when it was lost. */
    String read() throws IOException;

    /** Adds text, which other processes see at once; it is durable only after {@link #force}. */
    void append(String text) throws IOException;

    /** Makes everything that was added durable. */
    void force() throws IOException;

    /** Puts this text in the place of all others, in a new file, durable and in one step. */
    void replace(String text) throws IOException;

    /** Keeps a copy of what it holds beside it, for a person to look at, and answers its name. */
    String keepCopy() throws IOException;

    @Override
    void close();
}

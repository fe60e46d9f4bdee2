package io.twinstore.application.switching;

import java.util.List;

/** Keeps writes of all processes from beginning while the primary changes. */
public interface WriteFence {

    /** Asks every process to let no write begin, until the answer is closed; whoever asks holds the flags alone. */
    Closed close();

    /** Whether somebody who lives keeps it closed. */
    boolean isClosed();

    /** The fence while it is closed. */
    interface Closed extends AutoCloseable {
        /** The processes whose writes have not ended; the fence can be trusted once there are none. */
        List<String> activeWriters();

        /** Opens it. */
        @Override
        void close();
    }
}

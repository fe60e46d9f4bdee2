package io.twinstore.domain.closing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Closes several things, the last added first: all of them, whatever fails, and then throws what failed first. */
public final class Closer implements AutoCloseable {
    private final Deque<Runnable> added = new ArrayDeque<>();

    /** Closes them in this order; later failures are suppressed in the first. */
    public static void closeAll(Runnable... closings) {
        var closer = new Closer();
        List.of(closings).forEach(closer.added::addLast);
        closer.close();
    }

    /** Will close this before what was added earlier. */
    public void add(Runnable closing) {
        added.addFirst(closing);
    }

    /** Closes what was added since it was last closed. */
    @Override
    public void close() {
        var closing = added.poll();
        if (closing != null) {
            var others = this;
            try (others) {
                closing.run();
            }
        }
    }

    /** Closes because of a failure, in which what fails now is suppressed. */
    public void closeAfter(Throwable failure) {
        try {
            close();
        } catch (RuntimeException | Error e) {
            failure.addSuppressed(e);
        }
    }
}

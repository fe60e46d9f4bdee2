package io.twinstore.bootstrap.bench;

import java.util.OptionalDouble;

/** What one run took, and the peak of its heap where it had a JVM of its own. */
record Cost(double seconds, OptionalDouble heapMegabytes) {
    /** Something to time. */
    interface Work {
        void run() throws Exception;
    }

    /** The time of work that this JVM does, or waits for. */
    static Cost of(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return new Cost((System.nanoTime() - start) / 1e9, OptionalDouble.empty());
    }
}

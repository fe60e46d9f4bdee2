package io.twinstore.application.comparing;

import java.util.Optional;

/** Where reads are offered for comparison while COMPARE_DUAL_RESULTS is on. */
public interface ReadComparison {
    /** Compares nothing. */
    ReadComparison NONE = new ReadComparison() {
        @Override
        public void offer(Read<?> read) {}

        @Override
        public Optional<String> note() {
            return Optional.empty();
        }
    };

    /** Takes a read that was answered, or drops it; never waits and never throws, since the caller has other things to do. */
    void offer(Read<?> read);

    /** What an operator should know, such as that answers differ; nothing when all is well. */
    Optional<String> note();
}

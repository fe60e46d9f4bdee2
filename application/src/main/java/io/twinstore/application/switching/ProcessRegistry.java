package io.twinstore.application.switching;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The processes that run over one shared state. */
public interface ProcessRegistry {

    /** Every process that is alive. */
    List<RunningProcess> all();

    /** Registers this process until the answer is closed. */
    Registration register();

    /** A process that is alive, this one or another. */
    interface RunningProcess {
        /** By which an operator finds it, such as '4711 (com.example.Sync)'. */
        String name();

        /** The flags that all its calls follow; empty while some that began under others have not ended. */
        String follows();

        /** Whether a write is under way; it cannot tell that one is about to begin. */
        boolean writing();
    }

    /** This process among the others. */
    interface Registration extends AutoCloseable {
        /** Says which flags all calls of this process follow. */
        void follows(String flags);

        /**
         * What lets the writes of this process pass, and keeps them waiting while the fence is closed.
         *
         * @param learnFlags asked whenever writes begin anew; answers whether the primary is known
         * @param timeout how long a write waits
         */
        ActiveWrites activeWrites(BooleanSupplier learnFlags, Duration timeout);

        @Override
        void close();
    }
}

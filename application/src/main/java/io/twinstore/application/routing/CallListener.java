package io.twinstore.application.routing;

import io.twinstore.application.flags.CallingModule;
import io.twinstore.domain.errors.ErrorKind;
import io.twinstore.domain.store.Backend;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Who is told of calls, to write them down or to measure them; it must not fail, and not take long. */
@FunctionalInterface
public interface CallListener {
    /** Does nothing. */
    CallListener NONE = call -> {};

    /** A call was answered. */
    void answered(Call call);

    /** Tells both. */
    default CallListener and(CallListener other) {
        return call -> {
            answered(call);
            other.answered(call);
        };
    }

    /**
     * What is known of a call; no value of it.
     *
     * @param module null for a caller that names none
     * @param backend the store that answered, or was asked last
     * @param rows the rows in the answer; 0 when nothing was found
     * @param failure null after a success
     * @param fallback whether another store answered than the one that should have
     */
    record Call(
            String operation,
            @Nullable CallingModule module,
            Backend backend,
            Duration took,
            int rows,
            @Nullable ErrorKind failure,
            boolean fallback) {}
}

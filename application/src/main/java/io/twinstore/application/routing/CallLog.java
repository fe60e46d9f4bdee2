package io.twinstore.application.routing;

import io.twinstore.domain.errors.ErrorKind;
import io.twinstore.domain.store.Backend;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Where calls are written down while LOG_DATABASE_CALLS is on; no value of a call is part of an entry. */
public interface CallLog {
    /** Writes nothing down. */
    CallLog NONE = entry -> {};

    /** One call that was answered. */
    void add(Entry entry);

    /**
     * What is known of a call.
     *
     * @param rows the rows in the answer; 0 when nothing was found
     * @param failure null after a success
     */
    record Entry(
            String operation,
            Backend backend,
            Duration took,
            int rows,
            @Nullable ErrorKind failure,
            boolean fallback) {}
}

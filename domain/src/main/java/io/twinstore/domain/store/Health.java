package io.twinstore.domain.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a store's health probe found.
 *
 * @param problem why the store is not healthy and what to do; null when it is
 */
public record Health(
        Backend backend, Duration responseTime, @Nullable String problem) {
    /** Whether the store answered. */
    public boolean healthy() {
        return problem == null;
    }
}

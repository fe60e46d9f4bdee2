package io.twinstore.domain.store;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a store's health probe found.
 *
 * @param problem why the store is not healthy and what to do; null when it is
 * @param notes what an operator should know though the store answers
 */
public record Health(
        Backend backend, Duration responseTime, @Nullable String problem, List<String> notes) {
    /** Takes a copy. */
    public Health {
        notes = List.copyOf(notes);
    }

    /** Without notes. */
    public Health(Backend backend, Duration responseTime, @Nullable String problem) {
        this(backend, responseTime, problem, List.of());
    }

    /** Whether the store answered. */
    public boolean healthy() {
        return problem == null;
    }

    /** The same with more notes after its own. */
    public Health with(List<String> more) {
        return new Health(
                backend,
                responseTime,
                problem,
                Stream.concat(notes.stream(), more.stream()).toList());
    }
}

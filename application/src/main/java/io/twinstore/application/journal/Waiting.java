package io.twinstore.application.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * For how long rows have waited for the other store. It only watches, and so is no part of the journal's state: with a time in
 * it, each state would be a new one to the model that searches them all.
 */
final class Waiting {
    private final Set<Long> taken = ConcurrentHashMap.newKeySet();
    private @Nullable Instant since;

    /** These rows are tried again: they wait on while they are under way. */
    void taken(PendingWrite pending) {
        taken.add(pending.id());
    }

    /** Since it was first asked while rows waited, without a break; nothing when none waits. */
    synchronized Optional<Duration> in(DurablePendingWrites pendingWrites, Instant now) {
        boolean waits = pendingWrites.look(all -> {
            taken.removeIf(id -> all.active(id) == null);
            return !taken.isEmpty() || all.isAnyAtRest();
        });
        since = !waits ? null : since == null ? now : since;
        return Optional.ofNullable(since).map(began -> Duration.between(began, now));
    }
}

package io.twinstore.domain.replication;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The replication slot as the source sees it.
 *
 * @param active whether the target's worker is connected to it
 * @param bytesBehind how much the source has written since what the target has confirmed
 * @param lag how long the target took for what it confirmed last; null while there is nothing to confirm or nobody is
 *     connected
 * @param walStatus the source's word for whether it still has what the slot needs: reserved, extended, unreserved or lost
 * @param safeBytes how much the source may still write before it gives the slot up; null for no limit
 */
public record SlotState(
        boolean active,
        long bytesBehind,
        @Nullable Duration lag,
        String walStatus,
        @Nullable Long safeBytes) {

    /** Whether the source has given the slot up: what it needs is no longer there. */
    public boolean lost() {
        return walStatus.equals("lost");
    }
}

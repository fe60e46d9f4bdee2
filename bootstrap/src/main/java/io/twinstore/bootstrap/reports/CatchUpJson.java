package io.twinstore.bootstrap.reports;

import io.twinstore.application.move.CatchUpRound;
import io.twinstore.application.move.TableChanges;
import java.util.List;

/** One round of catching up, as programs get it. */
public record CatchUpJson(long copied, long deleted, long postponed, long lagMilliseconds, List<TableChanges> tables) {
    /** Of this round. */
    public static CatchUpJson of(CatchUpRound round) {
        return new CatchUpJson(
                round.copied(), round.deleted(), round.postponed(), round.took().toMillis(), round.tables());
    }
}

package io.twinstore.application.journal;

import java.io.IOException;
import java.util.Optional;

/** The journal's files, of all processes of this host. */
public interface Segments {

    /** A segment that nobody holds, a new one if there is none; what its last holder left is still in it. */
    Segment claim() throws IOException;

    /**
     * A segment that nobody holds and that is not {@link Segment#NOTHING_PENDING}: its holder has died. Until it is
     * closed, nobody who counts the pending writes of all segments misses one that moves.
     */
    Optional<Segment> claimAbandoned() throws IOException;

    /** Lets this process not claim the segment again once it is closed. */
    void leave(Segment segment);
}

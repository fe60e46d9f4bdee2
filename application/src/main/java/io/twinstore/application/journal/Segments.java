package io.twinstore.application.journal;

import java.io.IOException;
import java.util.Optional;

/** The journal's files, of all processes of this host. */
public interface Segments {

    /** A segment that nobody holds, a new one if there is none; what its last holder left is still in it. */
    Segment claim() throws IOException;

    /** A segment that nobody holds and that is not empty: its holder has died. */
    Optional<Segment> claimAbandoned() throws IOException;

    /** Gives a segment back as it is; this process does not claim it again. */
    void leave(Segment segment);
}

package io.twinstore.application.comparing;

/** How a read that was offered for comparison can end, but for being ignored by a rule; a suspect is counted once more. */
public enum Outcome {
    /** Both stores answered the same, at once or when both were asked again. */
    MATCHED,
    /** They differ, and differed again. */
    MISMATCHED,
    /** One of them could not answer at first, which says nothing. */
    UNANSWERED,
    /** There was no room or no time for it, whatever it would have come to. */
    DROPPED,
    /** They differed at first, so both are asked again. */
    SUSPECTED,
    /** It was suspected, or comparing failed over it, and what it would have come to is not known. */
    UNDECIDED
}

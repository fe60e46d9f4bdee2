package io.twinstore.application.comparing;

/** How a read that was offered for comparison can end, but for being ignored by a rule; a suspect ends once more. */
public enum Outcome {
    /** Both stores answered the same, at once or when both were asked again. */
    MATCHED,
    /** They differ, and differed again. */
    MISMATCHED,
    /** One of them could not answer. */
    UNANSWERED,
    /** There was no room or no time for it. */
    DROPPED,
    /** They differed at first, so both were asked again. */
    SUSPECTED
}

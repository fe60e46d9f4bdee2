package io.twinstore.application.comparing;

/** Whose answer is compared with the caller's. */
public enum Candidate {
    /** The other store's: are the two equal? */
    OTHER,
    /** The same store's, asked once more: how much noise is there without a second store? */
    SELF
}

package io.twinstore.application.switching;

/** What is not done because the answer is no, though it was asked for rightly; the message says what to do. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** One line for the user. */
    public RefusedException(String message) {
        super(message);
    }
}

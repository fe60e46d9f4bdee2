package io.twinstore.supabase;

/** The answer has more bytes than the call takes; with fewer rows it may have less. */
final class TooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLargeException() {
        super("the answer is too large", null, false, false);
    }
}

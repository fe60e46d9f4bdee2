package io.twinstore.bootstrap.serve;

/** Nothing can be seen now; the message says why and what to do. */
final class NotSeenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotSeenException(String message) {
        super(message);
    }
}

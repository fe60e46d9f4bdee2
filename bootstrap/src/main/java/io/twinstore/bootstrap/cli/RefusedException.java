package io.twinstore.bootstrap.cli;

/** What a command does not do because the answer is no: exit status 1. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }
}

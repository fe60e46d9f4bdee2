package io.twinstore.bootstrap.bench;

/** A tool of others that is not installed, or does not work here; the message says why. */
final class NotMeasuredException extends Exception {
    private static final long serialVersionUID = 1L;

    NotMeasuredException(String reason) {
        super(reason);
    }
}

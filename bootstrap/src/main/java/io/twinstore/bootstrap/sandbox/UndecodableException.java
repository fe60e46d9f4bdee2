package io.twinstore.bootstrap.sandbox;

/** A percent-encoded text that is not UTF-8, which PostgREST answers with a plain text and status 500. */
final class UndecodableException extends RuntimeException {
    UndecodableException() {
        super("not UTF-8", null, false, false);
    }
}

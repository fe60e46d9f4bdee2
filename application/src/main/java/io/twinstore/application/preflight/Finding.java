package io.twinstore.application.preflight;

import org.jspecify.annotations.Nullable;

/**
 * Something that a move will meet.
 *
 * @param where the store and its address
 * @param subject the table, or the table and its column; null when it is about the store
 * @param what what was found; no value of a row
 * @param whatToDo what to do against it
 */
public record Finding(
        Severity severity, String where, @Nullable String subject, String what, String whatToDo) {

    /** How much a finding weighs. */
    public enum Severity {
        /** The move would fail, or rows would be lost or changed. */
        BLOCKING,
        /** The move may start, but somebody should look at it. */
        WARNING,
        /** Good to know. */
        NOTE
    }

    static Finding blocking(String where, @Nullable String subject, String what, String whatToDo) {
        return new Finding(Severity.BLOCKING, where, subject, what, whatToDo);
    }

    static Finding warning(String where, @Nullable String subject, String what, String whatToDo) {
        return new Finding(Severity.WARNING, where, subject, what, whatToDo);
    }

    static Finding note(String where, @Nullable String subject, String what, String whatToDo) {
        return new Finding(Severity.NOTE, where, subject, what, whatToDo);
    }

    /** Whether the move may not start with it. */
    public boolean isBlocking() {
        return severity == Severity.BLOCKING;
    }
}

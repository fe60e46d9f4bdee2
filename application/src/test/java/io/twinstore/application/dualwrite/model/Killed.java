package io.twinstore.application.dualwrite.model;

/** The end of a process in the middle of a step: no handler of the program sees what comes after. */
final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed() {
        super("killed", null, false, false);
    }
}

package io.twinstore.bootstrap.cli;

/** The exit status of every command (cli.md). */
final class ExitStatus {
    /** Done, and good. */
    static final int DONE = 0;
    /** Done, and the answer is no: differences, unhealthy, refused. */
    static final int NO = 1;
    /** Wrong usage or configuration. */
    static final int USAGE = 2;
    /** Could not be done: the message says how to go on. */
    static final int FAILED = 3;

    private ExitStatus() {}
}

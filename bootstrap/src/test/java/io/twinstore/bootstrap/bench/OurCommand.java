package io.twinstore.bootstrap.bench;

import io.twinstore.bootstrap.cli.Main;

/** The program {@code twinstore}, which reports what it cost. */
public final class OurCommand {
    private OurCommand() {}

    /** Runs one command, and exits as it does. */
    public static void main(String[] arguments) {
        JavaProcess.reportCost();
        Main.main(arguments);
    }
}

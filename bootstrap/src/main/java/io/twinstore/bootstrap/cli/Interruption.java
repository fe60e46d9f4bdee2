package io.twinstore.bootstrap.cli;

import java.util.function.Supplier;

/** Work that must be undone when the process is ended meanwhile, by Ctrl-C or by a signal that can be noticed. */
final class Interruption {
    private Interruption() {}

    /** Does the work; while it is under way, a process that is being ended still does the last thing. */
    static <T> T guarding(Supplier<T> work, Runnable last) {
        var hook = new Thread(last, "twinstore-interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.get();
        } finally {
            remove(hook);
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the process is being ended, and does it
        }
    }
}

package io.twinstore.domain.masking;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps a library that logs what it sends and receives through java.util.logging from doing so at fine levels. */
public final class QuietLogger {
    /** The JDK forgets a logger, and its level with it, when nobody else holds it. */
    private static final Map<String, Logger> QUIET = new ConcurrentHashMap<>();

    private QuietLogger() {}

    /** Lets only warnings and errors of this logger and those below it pass, whatever the level of the root. */
    public static void keepQuiet(String name) {
        QUIET.computeIfAbsent(name, Logger::getLogger).setLevel(Level.WARNING);
    }
}

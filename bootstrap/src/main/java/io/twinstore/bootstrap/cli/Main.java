package io.twinstore.bootstrap.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** The program {@code twinstore}; its output is UTF-8 whatever the locale says. */
public final class Main {
    private static final String LOGGING = "logback.configurationFile";

    private Main() {}

    /** Runs one command and exits with its status: 0 good, 1 the answer is no, 2 wrong usage, 3 could not be done. */
    public static void main(String[] arguments) {
        if (System.getProperty(LOGGING) == null) {
            System.setProperty(
                    LOGGING, "twinstore-logback.xml"); // not logback.xml, which would be that of whoever links this
        }
        var console = new Console(
                writer(FileDescriptor.out), writer(FileDescriptor.err), Boolean.getBoolean("twinstore.terminal"));
        System.exit(run(console, System.getenv(), Path.of(""), arguments));
    }

    /** Runs one command in a given surrounding; answers the exit status. */
    static int run(Console console, Map<String, String> environment, Path directory, String... arguments) {
        var root = new TwinstoreCommand(console, environment, directory);
        return root.commandLine().execute(arguments);
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}

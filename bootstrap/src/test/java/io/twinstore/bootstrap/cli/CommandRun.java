package io.twinstore.bootstrap.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.bootstrap.masking.Shown;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;

/** One run of the program in an environment of its own. */
public record CommandRun(int status, String out, String err) {

    /** Runs it with these settings in its environment. */
    public static CommandRun of(Map<String, String> environment, Path directory, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var console = new Console(new PrintWriter(out), new PrintWriter(err), false);
        int status = Main.run(console, environment, directory, arguments);
        Shown.text("the command's result", out);
        Shown.text("the command's errors", err);
        return new CommandRun(status, out.toString(), err.toString());
    }

    /** One clear line on standard error, nothing on standard output, no stack trace. */
    void refused(int expected, String words) {
        assertEquals(expected, status, err);
        assertEquals("", out);
        assertEquals(1, err.lines().count(), err);
        assertTrue(err.startsWith("twinstore: ") && err.contains(words), err);
        assertFalse(err.contains("\tat "), err);
    }

    /** Fails unless it ended with this status. */
    public CommandRun done(int expected) {
        assertEquals(expected, status, err + out);
        return this;
    }
}

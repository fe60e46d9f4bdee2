package io.twinstore.bootstrap.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The page as dashboard.mjs has it open: what that says and is asked, line by line. */
final class DashboardPage implements AutoCloseable {
    private static final long FOLLOWS_WITHIN_MILLIS = 2_000;

    private final Process process;
    private final BufferedReader said;
    private final PrintWriter asked;
    private final List<String> figures = new ArrayList<>();

    DashboardPage(Process process) {
        this.process = process;
        said = process.inputReader(StandardCharsets.UTF_8);
        asked = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    }

    /** It holds to everything that is asked of it before anything happens. */
    void ready() throws IOException {
        var line = said.readLine();
        while (line != null && !line.equals("ready")) {
            figures.add(line);
            line = said.readLine();
        }
        assertNotNull(line, figures::toString);
    }

    void shows(String selector, String text) throws IOException {
        asked.println("expect " + selector + " " + text);
        answer(selector + " " + text);
    }

    /** What has happened is seen in time. */
    void follows(String selector, String text, Runnable happening) throws IOException {
        asked.println("expect " + selector + " " + text);
        happening.run();
        long start = System.nanoTime();
        answer(selector + " " + text);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        figures.add(selector + " shows '" + text + "' after " + millis + " ms");
        assertTrue(millis <= FOLLOWS_WITHIN_MILLIS, selector + " takes " + millis + " ms");
    }

    private void answer(String expected) throws IOException {
        var line = said.readLine();
        assertTrue(line != null && line.startsWith("seen "), expected + ": " + line);
    }

    /** From now on the server may be gone, of which every browser says something. */
    void forgive() {
        asked.println("forgive");
    }

    /** Nothing is wrong until the end; prints the figures. */
    void end() throws IOException, InterruptedException {
        asked.println("close");
        assertEquals("", said.lines().collect(Collectors.joining("\n")));
        assertEquals(0, process.waitFor());
        System.out.println("DashboardTest: " + String.join("; ", figures));
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}

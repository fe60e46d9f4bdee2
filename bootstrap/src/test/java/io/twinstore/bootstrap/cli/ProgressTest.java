package io.twinstore.bootstrap.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.status.RunningCommand;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.domain.tables.Table;
import io.twinstore.postgres.PostgresStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command shows of how far it is: in a terminal, in a log, and to those that look at TWINSTORE_HOME. */
class ProgressTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path directory = Path.of("");

    private final SetClock clock = new SetClock(NOON);
    private final StringWriter err = new StringWriter();
    private final ProgressBars bars = new ProgressBars(new PrintWriter(err), clock);

    private static Table table(String name) {
        return PostgresStore.schemaTables().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** What is in the terminal's lines at the end, each as it was drawn last. */
    private List<String> lines() {
        return Stream.of(err.toString().stripTrailing().split("\n", -1))
                .map(line -> line.substring(line.lastIndexOf("\r\u001b[K") + "\r\u001b[K".length()))
                .map(line -> line.replace("\u001b[?7h", ""))
                .toList();
    }

    private String line() {
        return lines().get(lines().size() - 1);
    }

    private StateDirectory state() {
        return StateDirectory.at(directory);
    }

    private SharedProgress shared(CommandProgress own) {
        return new SharedProgress(own, "export", state(), clock);
    }

    @Test
    void aBarTellsRowsRateAndRemainingTime() {
        var bookings = table("bookings");
        bars.rows(bookings, 0, 1_000_000);
        assertEquals("bookings           ░░░░░░░░░░ 0 of 1,000,000 rows", line());
        clock.pass(10_000);
        bars.rows(bookings, 50_000, 1_000_000);
        assertEquals("bookings           ░░░░░░░░░░ 50,000 of 1,000,000 rows, 3 min 10 s left, 5,000 rows/s", line());
        clock.pass(5_000);
        bars.rows(bookings, 1_000_000, 1_000_000);
        assertEquals("bookings           ██████████ 1,000,000 of 1,000,000 rows, 190,000 rows/s", line());
        assertTrue(err.toString().endsWith("\n"), err::toString);
    }

    @Test
    void eachTableHasOneLineAndANoteStandsAboveTheBar() {
        bars.rows(table("companies"), 0, 0); // one that is empty
        bars.rows(table("companies"), 0, 0);
        bars.rows(table("clients"), 0, 1_299);
        bars.note("Supabase answers again after 3 s");
        bars.rows(table("clients"), 500, 1_299);
        bars.rows(table("clients"), 1_298, 1_299); // too soon to be drawn
        bars.rows(table("services"), 0, 10); // fewer clients came than were counted
        bars.close();
        assertEquals(
                List.of(
                        "companies          ██████████ 0 of 0 rows",
                        "Supabase answers again after 3 s",
                        "clients            █████████░ 1,298 of 1,299 rows",
                        "services           ░░░░░░░░░░ 0 of 10 rows"),
                lines());
    }

    @Test
    void aBarIsDrawnTenTimesASecondAtMostAndCutWhereTheTerminalEnds() {
        for (int rows = 0; rows < 1_000; rows++) {
            bars.rows(table("clients"), rows, 1_000);
            clock.pass(1);
        }
        bars.rows(table("clients"), 1_000, 1_000);
        assertEquals(11, err.toString().split("\u001b\\[\\?7l\r\u001b\\[K", -1).length - 1);
        assertEquals(11, err.toString().split("\u001b\\[\\?7h", -1).length - 1);
    }

    @Test
    void aLogHasTheSummaryAlone() {
        try (var progress = shared(new Notes(new PrintWriter(err)))) {
            progress.rows(table("clients"), 400, 1_299); // of an earlier run
            clock.pass(2_500);
            progress.rows(table("clients"), 1_299, 1_299);
            progress.rows(table("services"), 0, 1);
            progress.rows(table("services"), 1, 1);
            progress.summary(progress.passed());
        }
        assertEquals("export: 900 rows in 2.5 s, 360 rows/s\n", err.toString());
    }

    @Test
    void othersSeeTheSameRateUntilItEnds() {
        try (var progress = shared(bars)) {
            progress.rows(table("clients"), 0, 1_299);
            clock.pass(2_000);
            progress.rows(table("clients"), 500, 1_299);
            assertEquals(
                    List.of(new RunningCommand("export", "clients", 500, 1_299, 250L, 4L, NOON, clock.instant())),
                    state().running());
        }
        assertEquals(List.of(), state().running());
    }

    @Test
    void theMonitorShowsItUnlessNothingWasHeardForLong() {
        var now = Clock.systemUTC().instant();
        state().running(new RunningCommand("export", "clients", 500, 1_299, 250L, 4L, now, now));
        assertTrue(
                monitor().contains("Running: export, clients, 500 of 1,299 rows, 4 s left, 250 rows/s.\n"),
                this::monitor);
        state().running(new RunningCommand("export", "clients", 500, 1_299, 250L, 4L, now, now.minusSeconds(60)));
        assertTrue(
                monitor().contains("Running: export, clients, 500 of 1,299 rows; no news for 1 min.\n"), this::monitor);
        state().ended();
    }

    private String monitor() {
        return CommandRun.of(Map.of("TWINSTORE_HOME", directory.toString()), directory, "monitor", "--once")
                .out();
    }
}

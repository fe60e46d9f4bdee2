package io.twinstore.bootstrap.cli;

import io.twinstore.application.status.RowRate;
import io.twinstore.bootstrap.reports.ProgressText;
import io.twinstore.domain.tables.Table;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A bar for the table that is being worked on, drawn over itself in a terminal, ten times a second at most. */
final class ProgressBars implements CommandProgress {
    private static final int WIDTH = 20;
    private static final Duration EVERY = Duration.ofMillis(100);

    /** A line that is wider than the terminal is cut, since one that is wrapped cannot be drawn over. */
    private static final String CUT = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private final Clock clock;
    private final RowRate rate = new RowRate();
    private String drawn = "";
    private long drawnRows;
    private Instant drawnAt = Instant.MIN;
    private boolean open;

    ProgressBars(PrintWriter err, Clock clock) {
        this.err = err;
        this.clock = clock;
    }

    @Override
    public synchronized void rows(Table table, long rows, long total) {
        var now = clock.instant();
        rate.rows(table.name(), rows, now);
        boolean goesOn = table.name().equals(drawn) && rows >= drawnRows;
        if (goesOn && (rows == drawnRows || (rows < total && now.isBefore(drawnAt.plus(EVERY))))) {
            return;
        }
        if (!goesOn) {
            endLine();
        }
        drawn = table.name();
        drawnRows = rows;
        drawnAt = now;
        err.print(CUT + CLEAR_LINE + line(rows, total) + WRAP);
        open = true;
        if (rows == total) {
            endLine();
        }
        err.flush();
    }

    private String line(long rows, long total) {
        int filled = total <= 0 ? WIDTH : (int) Math.min(WIDTH, rows * WIDTH / total);
        return String.format(
                "%-18s %s%s %s",
                drawn,
                "█".repeat(filled),
                "░".repeat(WIDTH - filled),
                ProgressText.of(rows, total, rate.perSecond(), rate.secondsLeft(total)));
    }

    /** On a line of its own, over the bar, which is drawn again below. */
    @Override
    public synchronized void note(String line) {
        err.println(CLEAR_LINE + line);
        err.flush();
        open = false;
        drawnAt = Instant.MIN;
    }

    private void endLine() {
        if (open) {
            err.println();
            open = false;
        }
    }

    /** Leaves the last bar as it is. */
    @Override
    public synchronized void close() {
        endLine();
        err.flush();
    }
}

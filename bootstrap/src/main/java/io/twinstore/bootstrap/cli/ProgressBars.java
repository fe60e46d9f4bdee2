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
    private static final int WIDTH = 10;
    private static final Duration EVERY = Duration.ofMillis(100);

    /** A line that is wider than the terminal is cut, since one that is wrapped cannot be drawn over. */
    private static final String CUT = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private final Clock clock;
    private final RowRate rate = new RowRate();
    private String table = "";
    private long rows;
    private long total;
    private Instant drawnAt = Instant.MIN;
    private boolean open;
    private boolean undrawn;

    ProgressBars(PrintWriter err, Clock clock) {
        this.err = err;
        this.clock = clock;
    }

    @Override
    public synchronized void rows(Table of, long done, long all) {
        var now = clock.instant();
        boolean goesOn = of.name().equals(table) && done >= rows;
        boolean same = goesOn && done == rows && all == total;
        if (!goesOn) {
            endLine();
        }
        table = of.name();
        rows = done;
        total = all;
        rate.rows(table, rows, now);
        if (same) {
            return;
        }
        if (goesOn && rows < total && now.isBefore(drawnAt.plus(EVERY))) {
            undrawn = true;
            return;
        }
        draw();
        drawnAt = now;
        if (rows == total) {
            endLine();
        }
        err.flush();
    }

    private void draw() {
        int filled = total <= 0 ? WIDTH : (int) Math.min(WIDTH, rows * WIDTH / total);
        err.print(CUT
                + CLEAR_LINE
                + String.format(
                        "%-18s %s%s %s",
                        table,
                        "█".repeat(filled),
                        "░".repeat(WIDTH - filled),
                        ProgressText.of(rows, total, rate.perSecond(), rate.secondsLeft(total)))
                + WRAP);
        open = true;
        undrawn = false;
    }

    /** On a line of its own, over the bar, which is drawn again below. */
    @Override
    public synchronized void note(String line) {
        err.println(CLEAR_LINE + line);
        err.flush();
        open = false;
        drawnAt = Instant.MIN;
    }

    /** The last bar of a table stays as it ended. */
    private void endLine() {
        if (undrawn) {
            draw();
        }
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

package io.twinstore.bootstrap.cli;

import io.twinstore.application.move.Progress;
import io.twinstore.domain.tables.Table;
import java.io.PrintWriter;

/** A bar for the table that is being worked on, drawn over itself in a terminal. */
final class ProgressBars implements Progress {
    private static final int WIDTH = 30;

    private final PrintWriter err;

    ProgressBars(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void rows(Table table, long rows, long total) {
        int filled = total <= 0 ? WIDTH : (int) Math.min(WIDTH, rows * WIDTH / total);
        err.printf(
                "\r%-18s %s%s %,d of %,d",
                table.name(), "█".repeat(filled), "░".repeat(WIDTH - filled), rows, Math.max(rows, total));
        if (rows >= total) {
            err.println();
        }
        err.flush();
    }

    /** On a line of its own, over the bar, which is drawn again below. */
    @Override
    public void note(String line) {
        err.println("\r\u001b[K" + line);
        err.flush();
    }
}

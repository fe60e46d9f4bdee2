package io.twinstore.bootstrap.cli;

import io.twinstore.domain.tables.Table;
import java.io.PrintWriter;

/** Lines about what a person should know, without bars. */
final class Notes implements CommandProgress {
    private final PrintWriter err;

    Notes(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void rows(Table table, long rows, long total) {
        // only bars show how far it is
    }

    @Override
    public void note(String line) {
        err.println(line);
        err.flush();
    }

    @Override
    public void close() {
        // nothing is drawn
    }
}

package io.twinstore.bootstrap.live;

import io.twinstore.application.status.RunningCommand;
import io.twinstore.bootstrap.reports.ProgressText;
import io.twinstore.bootstrap.reports.TextTable;
import io.twinstore.bootstrap.reports.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is seen at one moment, for a terminal. */
public final class LiveText {
    /** A rate that is older says nothing of now. */
    private static final Duration SILENT = Duration.ofSeconds(15);

    private LiveText() {}

    /** One screen. */
    public static String of(LiveDocument seen) {
        var text = new StringBuilder()
                .append(seen.sentence())
                .append(".\n")
                .append(seen.well() ? "All is well.\n" : "Not all is well.\n");
        seen.status()
                .behind()
                .forEach(line -> text.append("Behind: ").append(line).append(".\n"));
        for (var command : seen.running()) {
            text.append("Running: ").append(running(command, seen.at())).append(".\n");
        }
        text.append('\n').append(modules(seen)).append('\n').append(stores(seen));
        if (!seen.failures().isEmpty()) {
            text.append('\n').append(failures(seen));
        }
        if (!seen.pools().isEmpty()) {
            text.append('\n').append(pools(seen));
        }
        var next = seen.status().next();
        return text.append("\nNext: ")
                .append(next.command() == null ? "nothing" : next.command())
                .append("\n  ")
                .append(next.reason())
                .append(".\n")
                .toString();
    }

    private static String running(RunningCommand command, Instant now) {
        var silent = Duration.between(command.at(), now);
        boolean news = silent.compareTo(SILENT) < 0;
        return command.command() + ", " + command.table() + ", "
                + ProgressText.of(
                        command.rows(),
                        command.total(),
                        news ? command.rowsPerSecond() : null,
                        news ? command.secondsLeft() : null)
                + (news ? "" : "; no news for " + Words.of(silent));
    }

    private static TextTable modules(LiveDocument seen) {
        var table = new TextTable(2, "module", "reads from", "calls", "errors", "p95 ms", "compared", "differ");
        seen.modules()
                .forEach(module -> table.row(
                        Words.of(module.module()),
                        module.reads(),
                        module.calls(),
                        module.errors(),
                        millis(module.p95()),
                        module.compared(),
                        module.mismatched()));
        return table;
    }

    private static TextTable stores(LiveDocument seen) {
        var table = new TextTable(2, "store", "breaker", "calls", "errors", "p50 ms", "p95 ms", "p99 ms");
        seen.stores()
                .forEach(store -> table.row(
                        Words.of(store.store()) + (store.primary() ? " (primary)" : ""),
                        store.breakerOpen() ? "OPEN" : "closed",
                        store.calls(),
                        store.errors(),
                        millis(store.p50()),
                        millis(store.p95()),
                        millis(store.p99())));
        return table;
    }

    private static TextTable failures(LiveDocument seen) {
        var table = new TextTable(3, "failed calls", "store", "operation", "calls");
        seen.failures()
                .forEach(failure -> table.row(
                        Words.of(failure.kind()), Words.of(failure.store()), failure.operation(), failure.calls()));
        return table;
    }

    private static TextTable pools(LiveDocument seen) {
        var table = new TextTable("program", "connections in use", "most", "of", "waiting");
        seen.pools()
                .forEach(pool ->
                        table.row(pool.program(), pool.active(), pool.mostActive(), pool.size(), pool.waiting()));
        return table;
    }

    private static String millis(@Nullable Double millis) {
        return millis == null ? "-" : String.format(Locale.ROOT, "%,.1f", millis);
    }
}

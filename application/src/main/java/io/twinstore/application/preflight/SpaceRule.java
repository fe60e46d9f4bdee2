package io.twinstore.application.preflight;

import io.twinstore.domain.inspection.DatabaseFacts;
import io.twinstore.domain.inspection.TargetFacts;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says how much space the target needs; how much it has cannot be known over SQL. */
final class SpaceRule {
    private static final long MEGABYTE = 1_000_000;

    /** The rows with their indexes, and once more in the staging tables and the write-ahead log. */
    private static final int TIMES_TABLES = 2;

    /** A row as JSON has no indexes. */
    private static final int TIMES_ROWS = 3;

    private SpaceRule() {}

    static Finding of(
            TargetFacts.Server server,
            DatabaseFacts target,
            Optional<DatabaseFacts> source,
            @Nullable Forecast forecast) {
        var now = "here the database has " + megabytes(server.bytes()) + ", and these tables "
                + megabytes(target.bytes()) + " of it";
        if (source.isPresent()) {
            long there = source.get().bytes();
            return finding(
                    server,
                    "the source's tables have " + megabytes(there) + " with their indexes; " + now,
                    TIMES_TABLES * there);
        }
        if (forecast != null) {
            long rows = forecast.sum(Forecast.TableForecast::bytes);
            return finding(
                    server,
                    "the source's rows have about " + megabytes(rows) + " as JSON, by one page of each table; " + now,
                    TIMES_ROWS * rows);
        }
        return Finding.note(
                server.place(),
                null,
                now + "; how large the source's are is not known",
                "look on the server's disk: leave free twice what the source's tables have with their indexes");
    }

    private static Finding finding(TargetFacts.Server server, String what, long needed) {
        return Finding.note(
                server.place(),
                null,
                what,
                "look on the server's disk, which cannot be asked over SQL: have " + megabytes(needed)
                        + " free for the rows, their indexes, the staging tables and the write-ahead log");
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,d MB", Math.max(1, Math.round((double) bytes / MEGABYTE)));
    }
}

package io.twinstore.bootstrap.reports;

import io.twinstore.application.move.DirectCopy.Copied;
import io.twinstore.application.preflight.Forecast;
import io.twinstore.application.preflight.ForecastScore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a move has done, for a person and for programs.
 *
 * @param exportDate from which moment on changes may be missing
 * @param forecast what was forecast, and what came; null when there was no forecast of a move like this one
 */
public record Moved(
        Instant exportDate,
        String source,
        List<Copied> tables,
        long totalRows,
        @Nullable ForecastScore forecast) {

    /** Takes a copy. */
    public Moved {
        tables = List.copyOf(tables);
    }

    /** These tables, without a forecast. */
    public static Moved of(Instant exportDate, String source, List<Copied> tables) {
        return new Moved(
                exportDate,
                source,
                tables,
                tables.stream().mapToLong(Copied::rows).sum(),
                null);
    }

    /** The same, held against a forecast. */
    public Moved scored(Forecast expected, Duration took) {
        var names = tables.stream().map(Copied::table).toList();
        var score = ForecastScore.of(expected, names, totalRows, took.toMillis());
        return new Moved(exportDate, source, tables, totalRows, score.orElse(null));
    }

    /** What evidence of a load holds, whether 'move' or 'import' kept it. */
    public record Loaded(List<Copied> tables, long totalRows) {}

    /** What evidence of a move holds when a forecast was kept before it. */
    public record Scored(ForecastScore forecast) {}

    /** For a person. */
    public String text() {
        var text = new TextTable("table", "rows");
        tables.forEach(table -> text.row(table.table(), table.rows()));
        text.row("all", totalRows);
        return text + "Moved from " + source + (forecast == null ? "" : "; " + ProgressText.score(forecast));
    }

    /** In one line. */
    public String summary() {
        return String.format(Locale.ROOT, "%d tables, %,d rows", tables.size(), totalRows);
    }
}

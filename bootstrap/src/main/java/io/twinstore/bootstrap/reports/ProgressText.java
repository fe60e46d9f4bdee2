package io.twinstore.bootstrap.reports;

import io.twinstore.application.preflight.ForecastScore;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How far a command is, and how far it came, in one line. */
public final class ProgressText {
    private ProgressText() {}

    /** Rows of a table, with the remaining time and the rate as far as they are known; what comes last may be cut. */
    public static String of(long rows, long total, @Nullable Long rowsPerSecond, @Nullable Long secondsLeft) {
        return String.format(Locale.ROOT, "%,d of %,d rows", rows, Math.max(rows, total))
                + (secondsLeft == null || rows >= total
                        ? ""
                        : ", " + Words.exactly(Duration.ofSeconds(secondsLeft)) + " left")
                + (rowsPerSecond == null ? "" : String.format(Locale.ROOT, ", %,d rows/s", rowsPerSecond));
    }

    /** How good a forecast was. */
    public static String score(ForecastScore score) {
        return String.format(
                Locale.ROOT,
                "forecast %s, took %s (%.2f of it)",
                Words.exactly(Duration.ofMillis(score.forecastMillis())),
                Words.exactly(Duration.ofMillis(score.tookMillis())),
                score.ratio());
    }

    /** What a command has done in all. */
    public static String summary(String command, long rows, Duration took) {
        long millis = Math.max(1, took.toMillis());
        return String.format(
                Locale.ROOT,
                "%s: %,d rows in %s, %,d rows/s",
                command,
                rows,
                Words.exactly(took),
                rows * TimeUnit.SECONDS.toMillis(1) / millis);
    }
}

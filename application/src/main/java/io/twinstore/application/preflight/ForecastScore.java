package io.twinstore.application.preflight;

import java.util.Collection;
import java.util.Optional;

/** What was forecast of a move, and what came. */
public record ForecastScore(long forecastRows, long rows, long forecastMillis, long tookMillis) {

    /** Holds a move against its forecast; nothing when that knows not all of its tables. */
    public static Optional<ForecastScore> of(Forecast forecast, Collection<String> tables, long rows, long tookMillis) {
        return forecast.of(tables)
                .map(part -> new ForecastScore(
                        part.sum(Forecast.TableForecast::rows),
                        rows,
                        part.sum(Forecast.TableForecast::exportMillis) + part.sum(Forecast.TableForecast::importMillis),
                        tookMillis));
    }

    /** How many times the forecast duration the move took. */
    public double ratio() {
        return (double) tookMillis / Math.max(1, forecastMillis);
    }
}

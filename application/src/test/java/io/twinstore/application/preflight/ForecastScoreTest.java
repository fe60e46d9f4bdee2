package io.twinstore.application.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.twinstore.application.preflight.Forecast.TableForecast;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A forecast beside what came. */
class ForecastScoreTest {
    private static final Forecast FORECAST = new Forecast(List.of(
            new TableForecast("clients", 1_000, 3, 4_000, 2_000, 9), new TableForecast("services", 50, 3, 100, 60, 9)));

    @Test
    void onlyTheTablesThatWereMovedCount() {
        var score = ForecastScore.of(FORECAST, List.of("clients"), 1_100, 9_000).orElseThrow();
        assertEquals(new ForecastScore(1_000, 1_100, 6_000, 9_000), score);
        assertEquals(1.5, score.ratio());
        assertEquals(
                6_160,
                ForecastScore.of(FORECAST, List.of("clients", "services"), 0, 1)
                        .orElseThrow()
                        .forecastMillis());
    }

    @Test
    void aMoveOfOtherTablesIsNotHeldAgainstIt() {
        assertEquals(Optional.empty(), ForecastScore.of(FORECAST, List.of("clients", "staff"), 1_100, 9_000));
    }
}

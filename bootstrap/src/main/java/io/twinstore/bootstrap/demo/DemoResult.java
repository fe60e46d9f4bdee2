package io.twinstore.bootstrap.demo;

import io.twinstore.application.move.Validation;
import java.util.List;

/**
 * What the demonstration found.
 *
 * @param milliseconds how long the whole run took
 */
public record DemoResult(Validation validation, List<Read> reads, long milliseconds) {

    /**
     * One operation asked of both stores.
     *
     * @param equal whether both gave the same data
     */
    public record Read(String operation, int rows, double postgresMillis, double supabaseMillis, boolean equal) {}
}

package io.twinstore.application.status;

import java.time.Duration;
import java.time.Instant;

/**
 * What a command has shown of the move.
 *
 * @param at when it ended
 * @param milliseconds how long it took
 * @param good whether its answer was yes
 * @param summary in one line, such as '8 tables, 1,577 rows, equal'; no value of a row
 */
public record Evidence(Instant at, long milliseconds, boolean good, String summary) {

    /** How long ago that was. */
    public Duration age(Instant now) {
        return Duration.between(at, now);
    }
}

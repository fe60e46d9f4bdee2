package io.twinstore.application.status;

import java.time.Instant;

/**
 * What a command has shown of the move.
 *
 * @param good whether its answer was yes
 * @param summary in one line, such as '8 tables, 1,577 rows, equal'; no value of a row
 */
public record Evidence(Instant at, boolean good, String summary) {}

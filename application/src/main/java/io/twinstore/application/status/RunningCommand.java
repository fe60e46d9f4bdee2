package io.twinstore.application.status;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a command has come that copies or compares rows.
 *
 * @param command its name
 * @param table the one that it is at
 * @param rows so many of its rows are done
 * @param total of so many, as they were counted when it began
 * @param rowsPerSecond how many passed in a second of the last ten; null when that is not known yet
 * @param secondsLeft how long the table's other rows take at this rate; null when that is not known
 * @param at when that was
 */
public record RunningCommand(
        String command,
        String table,
        long rows,
        long total,
        @Nullable Long rowsPerSecond,
        @Nullable Long secondsLeft,
        Instant startedAt,
        Instant at) {}

package io.twinstore.application.status;

import java.time.Instant;

/**
 * How far a command has come that copies or compares rows.
 *
 * @param command its name
 * @param table the one that it is at
 * @param rows so many of its rows are done
 * @param total of so many, as they were counted when it began
 * @param at when that was
 */
public record RunningCommand(String command, String table, long rows, long total, Instant startedAt, Instant at) {}

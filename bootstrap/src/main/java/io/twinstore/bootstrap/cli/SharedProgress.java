package io.twinstore.bootstrap.cli;

import io.twinstore.application.flags.SettingException;
import io.twinstore.application.move.Progress;
import io.twinstore.application.status.RunningCommand;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.domain.tables.Table;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Progress that others see, too, twice a second: the dashboard and the monitor. That they cannot is no failure. */
final class SharedProgress implements Progress, AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(500);

    private final Progress own;
    private final String command;
    private final StateDirectory state;
    private final Clock clock;
    private final Instant started;
    private Instant told = Instant.MIN;
    private boolean seen = true;

    SharedProgress(Progress own, String command, StateDirectory state, Clock clock) {
        this.own = own;
        this.command = command;
        this.state = state;
        this.clock = clock;
        started = clock.instant();
    }

    @Override
    public synchronized void rows(Table table, long rows, long total) {
        own.rows(table, rows, total);
        var now = clock.instant();
        if (seen && now.isAfter(told.plus(EVERY))) {
            told = now;
            try {
                state.running(new RunningCommand(command, table.name(), rows, total, started, now));
            } catch (SettingException | UncheckedIOException e) {
                seen = false; // and is not tried again
            }
        }
    }

    /** Says that the command has ended. */
    @Override
    public void close() {
        try {
            state.ended();
        } catch (UncheckedIOException e) {
            note("twinstore: " + e.getMessage());
        }
    }

    @Override
    public void note(String line) {
        own.note(line);
    }
}

package io.twinstore.bootstrap.cli;

import io.twinstore.application.flags.SettingException;
import io.twinstore.application.status.RowRate;
import io.twinstore.application.status.RunningCommand;
import io.twinstore.bootstrap.reports.ProgressText;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.domain.tables.Table;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Progress that others see, too, twice a second: the dashboard and the monitor. That they cannot is no failure. */
final class SharedProgress implements CommandProgress {
    private static final Duration EVERY = Duration.ofMillis(500);

    private final CommandProgress own;
    private final String command;
    private final StateDirectory state;
    private final Clock clock;
    private final Instant started;
    private final RowRate rate = new RowRate();
    private Instant told = Instant.MIN;
    private boolean seen = true;
    private String table = "";
    private long rows;
    private long passed;

    SharedProgress(CommandProgress own, String command, StateDirectory state, Clock clock) {
        this.own = own;
        this.command = command;
        this.state = state;
        this.clock = clock;
        started = clock.instant();
    }

    @Override
    public synchronized void rows(Table of, long done, long total) {
        own.rows(of, done, total);
        var now = clock.instant();
        rate.rows(of.name(), done, now);
        passed += of.name().equals(table) ? Math.max(0, done - rows) : 0;
        table = of.name();
        rows = done;
        if (seen && now.isAfter(told.plus(EVERY))) {
            told = now;
            try {
                state.running(new RunningCommand(
                        command, table, done, total, rate.perSecond(), rate.secondsLeft(total), started, now));
            } catch (SettingException | UncheckedIOException e) {
                seen = false; // and is not tried again
            }
        }
    }

    /** How many rows have passed, without those that an earlier run had done. */
    synchronized long passed() {
        return passed;
    }

    /** When the command began. */
    Instant started() {
        return started;
    }

    /** How long the command has taken so far. */
    Duration took() {
        return Duration.between(started, clock.instant());
    }

    /** Says in one line that so many rows were done. */
    void summary(long done) {
        note(ProgressText.summary(command, done, took()));
    }

    /** Says that the command has ended. */
    @Override
    public void close() {
        own.close();
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

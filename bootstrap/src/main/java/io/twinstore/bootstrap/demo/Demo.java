package io.twinstore.bootstrap.demo;

import io.twinstore.application.move.Progress;
import io.twinstore.bootstrap.config.Configuration;
import io.twinstore.bootstrap.config.Stores;
import io.twinstore.bootstrap.demo.DemoResult.Step;
import io.twinstore.bootstrap.http.WebServer;
import io.twinstore.bootstrap.movereport.MoveReportHtml;
import io.twinstore.bootstrap.movereport.MoveReportView;
import io.twinstore.bootstrap.reports.Place;
import io.twinstore.bootstrap.sandbox.Sandbox;
import io.twinstore.bootstrap.serve.DashboardServer;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.domain.query.Limits;
import io.twinstore.domain.twins.TwinStore;
import io.twinstore.supabase.SupabaseStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Moves the sample data from an embedded PostgreSQL behind a local Supabase endpoint into another, by the commands' own
 * steps.
 */
public final class Demo {
    private static final String KEY = "sb_secret_demo";
    static final int PAGE = 1_000;
    private static final int CONNECTIONS = 5;

    private final Clock clock;
    private final Progress progress;
    private final Consumer<String> note;
    private final Path report;
    private final @Nullable Runnable watched;

    /**
     * Tells how far it is by the progress and a line for each step.
     *
     * @param report the file for the report of the move; one that is there is replaced
     * @param watched serves the dashboard while it switches, and waits for this at the end; null for no dashboard
     */
    public Demo(Clock clock, Progress progress, Consumer<String> note, Path report, @Nullable Runnable watched) {
        this.clock = clock;
        this.progress = progress;
        this.note = note;
        this.report = report;
        this.watched = watched;
    }

    /** The whole run; everything that it started is stopped, and but for the report its files are gone, when it returns. */
    public DemoResult run() {
        long start = System.nanoTime();
        note.accept("Starting two PostgreSQL, one of them with 2,306 rows of sample data ...");
        var empty = CompletableFuture.supplyAsync(SampleDatabase::startEmpty);
        var home = temporary();
        try (var oldDatabase = SampleDatabase.startWithSampleData(clock.instant());
                var newDatabase = empty.join();
                var sandbox = Sandbox.start(sandboxSettings(oldDatabase));
                var source = SupabaseStore.open(
                        new SupabaseStore.Settings(sandbox.url(), KEY, CONNECTIONS, Limits.DEFAULT));
                var target = newDatabase.open()) {
            note.accept("Serving it as a local Supabase on " + sandbox.url() + " (a development tool)");
            var configuration = Configuration.of(settings(sandbox, newDatabase, home), Map.of(), null, home);
            var state = StateDirectory.at(new Stores(configuration).stateDirectory());
            var move = new DemoMove(source, target, state, progress, note, clock);
            var validation = move.run(oldDatabase.address());
            note.accept("Reading through the data layer, from both ...");
            var reads = move.reads(Place.measured(sandbox.url(), newDatabase.address()));
            var steps = switching(move, configuration, state, List.of(source, target));
            MoveReportHtml.write(MoveReportView.of(state, state.flags().require(), clock.instant()), report);
            return new DemoResult(validation, reads, steps, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        } finally {
            delete(home);
        }
    }

    private static Sandbox.Settings sandboxSettings(SampleDatabase database) {
        var address = database.address();
        return new Sandbox.Settings(address.jdbcUrl(), address.user(), address.password(), "public", PAGE, KEY, 0);
    }

    private static Map<String, String> settings(Sandbox sandbox, SampleDatabase database, Path home) {
        var target = database.address();
        return Map.of(
                "SUPABASE_URL",
                sandbox.url().toString(),
                "SUPABASE_KEY",
                KEY,
                "DATABASE_URL",
                target.jdbcUrl().replaceFirst("^jdbc:postgresql://", "postgresql://" + target.user() + ":x@"),
                "TWINSTORE_HOME",
                home.toString());
    }

    private List<Step> switching(DemoMove move, Configuration settings, StateDirectory state, List<TwinStore> stores) {
        var switching =
                new DemoSwitch(settings, move.tables(), () -> move.validate().verdict(), clock, note);
        if (watched == null) {
            return switching.run();
        }
        var anyPort = new DashboardServer.Address(WebServer.loopback(), 0, null);
        try (var server =
                DashboardServer.start(anyPort, stores, () -> state.flags().effective(settings.flags()), state, clock)) {
            note.accept("The dashboard is at " + server.url());
            var steps = switching.run();
            watched.run();
            return steps;
        } catch (IOException e) {
            throw new UncheckedIOException("the dashboard cannot listen on 127.0.0.1", e);
        }
    }

    static Path temporary() {
        try {
            return Files.createTempDirectory("twinstore-demo");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a temporary directory", e);
        }
    }

    static void delete(Path directory) {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + directory, e);
        }
    }
}

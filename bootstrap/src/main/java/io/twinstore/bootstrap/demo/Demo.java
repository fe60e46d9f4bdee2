package io.twinstore.bootstrap.demo;

import io.twinstore.application.move.Export;
import io.twinstore.application.move.Import;
import io.twinstore.application.move.Plan;
import io.twinstore.application.move.Progress;
import io.twinstore.application.move.Validate;
import io.twinstore.application.move.Validation;
import io.twinstore.bootstrap.config.Configuration;
import io.twinstore.bootstrap.config.DatabaseAddress;
import io.twinstore.bootstrap.config.Stores;
import io.twinstore.bootstrap.demo.DemoResult.Step;
import io.twinstore.bootstrap.files.JsonExportFiles;
import io.twinstore.bootstrap.http.WebServer;
import io.twinstore.bootstrap.sandbox.Sandbox;
import io.twinstore.bootstrap.serve.DashboardServer;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.domain.query.Limits;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.twins.TwinStore;
import io.twinstore.postgres.PostgresStore;
import io.twinstore.supabase.SupabaseStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
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
    private static final int PAGE = 1_000;
    private static final int CONNECTIONS = 5;

    private final Clock clock;
    private final Progress progress;
    private final Consumer<String> note;
    private final @Nullable Runnable watched;

    /**
     * Tells how far it is by the progress and a line for each step.
     *
     * @param watched serves the dashboard while it switches, and waits for this at the end; null for no dashboard
     */
    public Demo(Clock clock, Progress progress, Consumer<String> note, @Nullable Runnable watched) {
        this.clock = clock;
        this.progress = progress;
        this.note = note;
        this.watched = watched;
    }

    /** The whole run; everything that it started is stopped, and its files are gone, when it returns. */
    public DemoResult run() {
        long start = System.nanoTime();
        note.accept("Starting two PostgreSQL, one of them with 2,306 rows of sample data ...");
        var empty = CompletableFuture.supplyAsync(SampleDatabase::startEmpty);
        try (var oldDatabase = SampleDatabase.startWithSampleData(clock.instant());
                var newDatabase = empty.join();
                var sandbox = Sandbox.start(sandboxSettings(oldDatabase));
                var source = SupabaseStore.open(
                        new SupabaseStore.Settings(sandbox.url(), KEY, CONNECTIONS, Limits.DEFAULT));
                var target = newDatabase.open()) {
            note.accept("Serving it as a local Supabase on " + sandbox.url() + " (a development tool)");
            var validation = move(source, target);
            note.accept("Reading through the data layer, from both ...");
            var reads = DemoReads.run(source, target, clock);
            var steps = switching(source, target, settings(sandbox, newDatabase.address()));
            return new DemoResult(validation, reads, steps, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        }
    }

    private static Sandbox.Settings sandboxSettings(SampleDatabase database) {
        var address = database.address();
        return new Sandbox.Settings(address.jdbcUrl(), address.user(), address.password(), "public", PAGE, KEY, 0);
    }

    private static Map<String, String> settings(Sandbox sandbox, DatabaseAddress target) {
        return Map.of(
                "SUPABASE_URL",
                sandbox.url().toString(),
                "SUPABASE_KEY",
                KEY,
                "DATABASE_URL",
                target.jdbcUrl().replaceFirst("^jdbc:postgresql://", "postgresql://" + target.user() + ":x@"));
    }

    private List<Step> switching(SupabaseStore source, PostgresStore target, Map<String, String> settings) {
        var tables = Plan.of(target.tableWriter().tables());
        var stateDirectory = temporary();
        try {
            var options = new HashMap<>(settings);
            options.put("TWINSTORE_HOME", stateDirectory.toString());
            var configuration = Configuration.of(options, Map.of(), null, stateDirectory);
            var switching = new DemoSwitch(
                    configuration,
                    tables,
                    () -> validate(source, target, tables).verdict(),
                    clock,
                    note);
            return watched == null
                    ? switching.run()
                    : watched(switching, configuration, List.of(source, target), watched);
        } finally {
            delete(stateDirectory);
        }
    }

    private List<Step> watched(
            DemoSwitch switching, Configuration settings, List<TwinStore> stores, Runnable untilSeen) {
        var state = StateDirectory.at(new Stores(settings).stateDirectory());
        var anyPort = new DashboardServer.Address(WebServer.loopback(), 0, null);
        try (var server =
                DashboardServer.start(anyPort, stores, () -> state.flags().effective(settings.flags()), state, clock)) {
            note.accept("The dashboard is at " + server.url());
            var steps = switching.run();
            untilSeen.run();
            return steps;
        } catch (IOException e) {
            throw new UncheckedIOException("the dashboard cannot listen on 127.0.0.1", e);
        }
    }

    private Validation validate(SupabaseStore source, PostgresStore target, List<Table> tables) {
        return new Validate(source.tableReader(), target.tableReader(), PAGE, progress, key -> "not shown")
                .rows(tables);
    }

    private Validation move(SupabaseStore source, PostgresStore target) {
        var tables = Plan.of(target.tableWriter().tables());
        var directory = temporary();
        try {
            copy(source, target, tables, directory);
        } finally {
            delete(directory);
        }
        note.accept("Validating every row by value ...");
        return validate(source, target, tables);
    }

    private void copy(SupabaseStore source, PostgresStore target, List<Table> tables, Path directory) {
        var files = new JsonExportFiles(directory);
        note.accept("Exporting " + tables.size() + " tables over REST into files ...");
        var manifest = new Export(source.tableReader(), PAGE, clock, progress).run(tables, "sandbox", files);
        note.accept("Importing " + manifest.totalRows() + " rows ...");
        new Import(target.tableWriter(), progress).run(files, false);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("twinstore-demo");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a temporary directory", e);
        }
    }

    private static void delete(Path directory) {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + directory, e);
        }
    }
}

package io.twinstore.bootstrap.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.bootstrap.state.TemporaryDirectory;
import io.twinstore.schema.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The sample data on a server that others can replicate from, and an empty target on another server. */
final class ReplicatedPair implements AutoCloseable {
    static final Duration LONG = Duration.ofSeconds(30);

    private static @Nullable TestDatabase filled;

    private final TestDatabase source = filled().copy();
    private final TestDatabase target = TestDatabase.migrated();
    private final TemporaryDirectory directory = new TemporaryDirectory();

    private static synchronized TestDatabase filled() {
        if (filled == null) {
            filled = SampleSource.fill(TestDatabase.replicating().kept());
        }
        return filled;
    }

    TestDatabase source() {
        return source;
    }

    TestDatabase target() {
        return target;
    }

    Path directory() {
        return directory.path();
    }

    static String url(TestDatabase database) {
        return database.jdbcUrl()
                .replace("jdbc:postgresql://", "postgresql://" + database.user() + ":" + database.password() + "@")
                .replaceFirst("\\?.*", "");
    }

    String[] arguments(TestDatabase from, String... command) {
        var all = new ArrayList<>(List.of(command[0]));
        all.addAll(SampleSource.target(target.jdbcUrl(), target));
        all.addAll(List.of("--set", "SUPABASE_DB_URL=" + url(from), "--set", "TWINSTORE_HOME=" + directory.path()));
        all.addAll(List.of(command).subList(1, command.length)); // the later of two settings holds
        return all.toArray(String[]::new);
    }

    CommandRun run(TestDatabase from, String... command) {
        return CommandRun.of(Map.of(), directory.path(), arguments(from, command));
    }

    CommandRun run(String... command) {
        return run(source, command);
    }

    CommandRun replication(String task, String... more) {
        var command = new ArrayList<>(List.of("catch-up", "--replication", task));
        command.addAll(List.of(more));
        return run(command.toArray(String[]::new));
    }

    CommandRun statusUntil(Predicate<CommandRun> wanted) {
        long end = System.nanoTime() + LONG.toNanos();
        var status = replication("status", "--json");
        while (!wanted.test(status) && System.nanoTime() < end) {
            status = replication("status", "--json");
        }
        assertTrue(wanted.test(status), status.out() + status.err());
        return status;
    }

    static void sql(TestDatabase database, String... statements) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static String query(TestDatabase database, String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return String.valueOf(result.getString(1));
        }
    }

    /** How many publications and slots are left at the source, and how many subscriptions at the target. */
    String left() throws SQLException {
        return query(
                        source,
                        "select (select count(*) from pg_publication) + (select count(*) from pg_replication_slots)")
                + query(
                        target,
                        "select count(*) from pg_subscription where subdbid = (select oid from pg_database where"
                                + " datname = current_database())");
    }

    /** Takes down what a test has left, since a database with a slot or a subscription cannot be dropped. */
    @Override
    public void close() throws SQLException {
        if (query(
                        target,
                        "select count(*) from pg_subscription where subdbid = (select oid from pg_database where"
                                + " datname = current_database())")
                .equals("1")) {
            sql(
                    target,
                    "alter subscription twinstore disable",
                    "alter subscription twinstore set (slot_name = none)",
                    "drop subscription twinstore");
        }
        sql(
                source,
                "select pg_terminate_backend(active_pid, 10000) from pg_replication_slots where active_pid is not null",
                "select pg_drop_replication_slot(slot_name) from pg_replication_slots");
        source.close();
        target.close();
        directory.close();
    }
}

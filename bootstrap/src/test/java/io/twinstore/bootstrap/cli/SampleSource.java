package io.twinstore.bootstrap.cli;

import io.twinstore.bootstrap.sampledata.SampleData;
import io.twinstore.bootstrap.sandbox.Sandbox;
import io.twinstore.bootstrap.state.TemporaryDirectory;
import io.twinstore.domain.query.Limits;
import io.twinstore.postgres.PostgresStore;
import io.twinstore.schema.TestDatabase;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A local Supabase that holds the sample data, for the commands to copy from. */
final class SampleSource implements AutoCloseable {
    static final String KEY = "sb_secret_of_the_salon";

    private static @Nullable TestDatabase filled;

    private final TestDatabase database = filled().copy();
    private final TemporaryDirectory directory = new TemporaryDirectory();
    private final Sandbox sandbox;

    /** Answers at most so many rows a request. */
    SampleSource(int maxRows) {
        sandbox = Sandbox.start(new Sandbox.Settings(
                database.jdbcUrl(), database.user(), database.password(), "public", maxRows, KEY, 0));
    }

    /** The sample data, made and loaded once in this JVM. */
    private static synchronized TestDatabase filled() {
        if (filled == null) {
            filled = fill(TestDatabase.migrated().kept());
        }
        return filled;
    }

    /** Loads the sample data into a database that has the schema. */
    static TestDatabase fill(TestDatabase database) {
        try (var store = PostgresStore.open(new PostgresStore.Settings(
                database.jdbcUrl(), database.user(), database.password(), 1, Limits.DEFAULT))) {
            SampleData.generate(7, Instant.parse("2026-03-01T10:00:00Z")).loadInto(store.tableWriter());
        }
        return database;
    }

    TestDatabase database() {
        return database;
    }

    URI url() {
        return sandbox.url();
    }

    /** What tells a command where it is, and where to keep what the command has shown. */
    List<String> settings() {
        return List.of(
                "--set",
                "SUPABASE_URL=" + sandbox.url(),
                "--set",
                "SUPABASE_KEY=" + KEY,
                "--set",
                "TWINSTORE_HOME=" + directory.path().resolve("home"));
    }

    /** What tells a command to read the database itself. */
    List<String> direct() {
        return List.of("--set", "SUPABASE_DB_URL=" + url(database.jdbcUrl(), database));
    }

    /** What tells a command to copy into the database behind the URL. */
    static List<String> target(String jdbcUrl, TestDatabase database) {
        return List.of("--set", "DATABASE_URL=" + url(jdbcUrl, database));
    }

    private static String url(String jdbcUrl, TestDatabase database) {
        return jdbcUrl.replace(
                        "jdbc:postgresql://", "postgresql://" + database.user() + ":" + database.password() + "@")
                .replaceFirst("\\?.*", "");
    }

    @Override
    public void close() {
        sandbox.close();
        database.close();
        directory.close();
    }
}

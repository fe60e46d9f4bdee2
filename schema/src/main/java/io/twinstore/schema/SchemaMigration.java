package io.twinstore.schema;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/** Runs the same migration files that the Flyway CLI and psql run, from the classpath. */
public final class SchemaMigration {
    private static final String LOCATION = "classpath:db/migration";

    /** Through a pooler in transaction mode a named statement would meet another session's of that name. */
    private static final Map<String, String> NO_NAMED_STATEMENTS = Map.of("prepareThreshold", "0");

    private SchemaMigration() {}

    /**
     * What a run did.
     *
     * @param applied migrations applied by this run, 0 when the database was up to date
     * @param version the schema's version after the run
     */
    public record Result(int applied, String version) {}

    /**
     * One migration as the database knows it.
     *
     * @param version Flyway's version, "1" for the file V1__tables.sql
     * @param description the words after the version in the file's name
     * @param state Flyway's state in lower case: pending, success, failed, missing ...
     * @param installedOn when it was applied; empty while pending
     */
    public record Step(String version, String description, String state, Optional<Instant> installedOn) {}

    /**
     * Applies what is pending and keeps six months of message partitions.
     *
     * @throws SchemaException if the database cannot be reached or refuses
     */
    public static Result migrate(String jdbcUrl, String user, String password) {
        return answer(jdbcUrl, user, password, flyway -> {
            int applied = flyway.migrate().migrationsExecuted;
            MigrationInfo current = flyway.info().current();
            return new Result(applied, current == null ? "" : version(current));
        });
    }

    /**
     * Lists all migrations in their order, and changes nothing.
     *
     * @throws SchemaException if the database cannot be reached or refuses
     */
    public static List<Step> info(String jdbcUrl, String user, String password) {
        return answer(
                jdbcUrl,
                user,
                password,
                flyway -> Arrays.stream(flyway.info().all())
                        .map(SchemaMigration::step)
                        .toList());
    }

    private static <T> T answer(String jdbcUrl, String user, String password, Function<Flyway, T> question) {
        try {
            return question.apply(flyway(jdbcUrl, user, password));
        } catch (FlywayException e) {
            throw SchemaException.from(e);
        }
    }

    private static Flyway flyway(String jdbcUrl, String user, String password) {
        return Flyway.configure(SchemaMigration.class.getClassLoader())
                .jdbcProperties(NO_NAMED_STATEMENTS)
                .dataSource(jdbcUrl, user, password)
                .locations(LOCATION)
                .failOnMissingLocations(true)
                .encoding(StandardCharsets.UTF_8)
                .cleanDisabled(true)
                .load();
    }

    private static Step step(MigrationInfo info) {
        return new Step(
                version(info),
                info.getDescription(),
                info.getState().getDisplayName().toLowerCase(Locale.ROOT),
                Optional.ofNullable(info.getInstalledOn()).map(Date::toInstant));
    }

    private static String version(MigrationInfo info) {
        MigrationVersion version = info.getVersion();
        return version == null ? "" : version.getVersion();
    }
}

package io.twinstore.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PsqlTest {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final String SCHEMA = "SELECT table_name || '.' || column_name || ' ' || data_type"
            + " FROM information_schema.columns WHERE table_schema = 'public'"
            + " AND table_name <> 'flyway_schema_history' UNION ALL"
            + " SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'"
            + " AND tablename <> 'flyway_schema_history' ORDER BY 1";

    @Test
    void psqlMakesTheSameDatabaseFromTheSameFiles() throws Exception {
        assumeTrue(hasPsql(), "psql is not installed; the files are tried with Flyway alone");
        try (TestDatabase byPsql = TestDatabase.empty();
                TestDatabase byFlyway = TestDatabase.migrated();
                Connection one = byPsql.connect();
                Connection other = byFlyway.connect()) {
            assertEquals("", psql(byPsql));
            assertEquals(Sql.strings(other, SCHEMA), Sql.strings(one, SCHEMA));
        }
    }

    private static boolean hasPsql() throws InterruptedException {
        try {
            return new ProcessBuilder("psql", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Runs the files in Flyway's order and answers what psql complained of. */
    private static String psql(TestDatabase database) throws Exception {
        List<String> command = new ArrayList<>(List.of("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-1"));
        files().forEach(file -> command.addAll(List.of("-f", file.toString())));
        URI server = URI.create(database.jdbcUrl().substring("jdbc:".length()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "PGHOST", server.getHost(),
                        "PGPORT", server.getPort() < 0 ? "5432" : String.valueOf(server.getPort()),
                        "PGDATABASE", server.getPath().substring(1),
                        "PGUSER", database.user(),
                        "PGPASSWORD", database.password(),
                        "PGCLIENTENCODING", "UTF8"));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> versions = Files.list(MIGRATIONS)) {
            return Stream.of(
                            Stream.of(MIGRATIONS.resolve("beforeMigrate.sql")),
                            versions.filter(f -> f.getFileName().toString().startsWith("V"))
                                    .sorted(),
                            Stream.of(MIGRATIONS.resolve("afterMigrate.sql")))
                    .flatMap(f -> f)
                    .toList();
        }
    }
}

package salon;

import io.twinstore.bootstrap.sandbox.Sandbox;
import io.twinstore.bootstrap.sandbox.SandboxIds;
import io.twinstore.schema.EmbeddedDatabase;
import io.twinstore.schema.SchemaMigration;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** A PostgreSQL with one company, and a second empty database of it that is served as Supabase serves one. */
final class TwoServers implements AutoCloseable {
    private static final String KEY = "sb_secret_of_the_test";

    private final EmbeddedDatabase server = EmbeddedDatabase.start();
    private final String supabaseUrl = server.jdbcUrl().replaceFirst("/postgres$", "/supabase");
    private final Sandbox sandbox;

    TwoServers() throws SQLException {
        SchemaMigration.migrate(server.jdbcUrl(), server.user(), server.password());
        execute("create database supabase template postgres");
        execute("insert into companies (company_id, title) values (1, 'first')");
        SandboxIds.low(supabaseUrl, server.user(), server.password());
        sandbox = Sandbox.start(
                new Sandbox.Settings(supabaseUrl, server.user(), server.password(), "public", 1000, KEY, 0));
    }

    /** The settings that name both. */
    Map<String, String> settings() {
        var address = server.jdbcUrl().replaceFirst("^jdbc:postgresql://", "");
        return Map.of(
                "SUPABASE_URL",
                sandbox.url().toString(),
                "SUPABASE_KEY",
                KEY,
                "DATABASE_URL",
                "postgresql://" + server.user() + ":" + server.password() + "@" + address);
    }

    /** The companies' titles in PostgreSQL and in the other database. */
    String titles() throws SQLException {
        return titles(server.jdbcUrl()) + " and " + titles(supabaseUrl);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String titles(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url, server.user(), server.password());
                var statement = connection.createStatement();
                var row = statement.executeQuery("select string_agg(title, ',' order by company_id) from companies")) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() {
        sandbox.close();
        server.close();
    }
}

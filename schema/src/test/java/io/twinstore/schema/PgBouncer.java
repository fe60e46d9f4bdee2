package io.twinstore.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A real PgBouncer in transaction mode on loopback, in front of the server of a test database. */
public final class PgBouncer implements AutoCloseable {
    private static final List<Path> PLACES = List.of(Path.of("/usr/sbin/pgbouncer"), Path.of("/usr/bin/pgbouncer"));
    private static final long STARTS_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Process process;
    private final Path configuration;
    private final HeldPort port;
    private final int serverPort;

    private PgBouncer(Process process, Path configuration, HeldPort port, int serverPort) {
        this.process = process;
        this.configuration = configuration;
        this.port = port;
        this.serverPort = serverPort;
    }

    /** Whether the package is installed; without it there is nothing to test with. */
    public static boolean isInstalled() {
        return program().isPresent();
    }

    /** Starts it with a few server connections, so that clients meet each other's sessions, and these settings. */
    public static PgBouncer start(TestDatabase database, Map<String, String> settings) {
        var port = HeldPort.take();
        try {
            var server = URI.create(database.jdbcUrl().substring("jdbc:".length()));
            var configuration = Files.createTempFile("pgbouncer-", ".ini");
            // it must not run as root, and reads its file as the user that it becomes
            Files.setPosixFilePermissions(configuration, PosixFilePermissions.fromString("rw-r--r--"));
            Files.writeString(configuration, text(server.getHost(), server.getPort(), database, port.lend(), settings));
            var process = new ProcessBuilder(command(configuration))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var started = new PgBouncer(process, configuration, port, server.getPort());
            started.await();
            return started;
        } catch (IOException e) {
            port.close();
            throw new UncheckedIOException("PgBouncer did not start", e);
        }
    }

    /** The URL of the same database, through PgBouncer. */
    public String jdbcUrl(TestDatabase database) {
        return database.jdbcUrl().replace(":" + serverPort + "/", ":" + port.number() + "/");
    }

    private static Optional<Path> program() {
        return PLACES.stream().filter(Files::isExecutable).findFirst();
    }

    private static List<String> command(Path configuration) {
        var command = new ArrayList<>(List.of(program().orElseThrow().toString()));
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("--user", "nobody"));
        }
        command.add(configuration.toString());
        return command;
    }

    private static String text(
            String host, int serverPort, TestDatabase database, int port, Map<String, String> settings) {
        var more = settings.entrySet().stream()
                .map(setting -> setting.getKey() + " = " + setting.getValue() + "\n")
                .collect(Collectors.joining());
        return """
                [databases]
                * = host=%s port=%d user=%s password=%s
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = any
                pool_mode = transaction
                default_pool_size = 4
                max_client_conn = 100
                %s""".formatted(host, serverPort, database.user(), database.password(), port, more);
    }

    private void await() throws IOException {
        long deadline = System.nanoTime() + STARTS_WITHIN_NANOS;
        while (!listens()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IOException("PgBouncer does not listen on port " + port.number()
                        + (process.isAlive() ? " after 10 s" : "; it ended with status " + process.exitValue()));
            }
            Thread.onSpinWait();
        }
    }

    private boolean listens() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port.number())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends it, and with it every connection through it. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        port.close();
        try {
            Files.deleteIfExists(configuration);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.twinstore.bootstrap.sandbox;

import com.sun.net.httpserver.HttpServer;
import io.twinstore.domain.masking.QuietLogger;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A running endpoint on 127.0.0.1 that answers as a Supabase project would, from one schema of a PostgreSQL. */
public final class Sandbox implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int LARGEST_BODY = 64 * 1024 * 1024;

    static {
        // Without it the JDK's server holds small answers back for some 30 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService workers;
    private final Database database;

    private Sandbox(HttpServer server, ExecutorService workers, Database database) {
        this.server = server;
        this.workers = workers;
        this.database = database;
    }

    /**
     * What to serve and where: port 0 is any free port, maxRows is PostgREST's db-max-rows (1000 at Supabase), key is
     * what callers must send as apikey.
     */
    public record Settings(
            String jdbcUrl, String user, String password, String schema, int maxRows, String key, int port) {
        /** Refuses what could only fail later, or would serve without a key. */
        public Settings {
            if (maxRows < 1) {
                throw new IllegalArgumentException("The sandbox's maxRows must be at least 1, not " + maxRows + ".");
            }
            if (key.isBlank()) {
                throw new IllegalArgumentException("The sandbox needs a key; a blank one would let everybody in.");
            }
        }

        /** Leaves the password and the key out. */
        @Override
        public String toString() {
            return "Settings[schema=" + schema + ", maxRows=" + maxRows + ", port=" + port + "]";
        }
    }

    /**
     * Starts set up like Supabase, where PATCH and DELETE need a filter; throws an IllegalStateException of one line if
     * the port is taken or the database does not answer.
     */
    public static Sandbox start(Settings settings) {
        return start(settings, true);
    }

    static Sandbox start(Settings settings, boolean safeUpdate) {
        QuietLogger.keepQuiet("org.postgresql");
        QuietLogger.keepQuiet("com.sun.net.httpserver");
        HttpServer server = listen(settings.port());
        try {
            Database database = Database.open(settings);
            Catalogue catalogue = new Catalogue(database, settings.schema());
            TableHandler tables = new TableHandler(database, catalogue, settings.maxRows(), safeUpdate);
            ExecutorService workers = workers();
            server.setExecutor(workers);
            server.createContext(
                    "/", new Endpoint(new Gateway(settings.key()), settings.schema(), LARGEST_BODY, tables));
            server.start();
            return new Sandbox(server, workers, database);
        } catch (RuntimeException e) {
            server.stop(0);
            throw e;
        }
    }

    /** Where it listens; tables are under /rest/v1. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Stops listening and returns its connections; requests under way are cut. */
    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
        database.close();
    }

    private static HttpServer listen(int port) {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), 0);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The sandbox cannot listen on 127.0.0.1:" + port + ": " + e.getMessage() + ".", e);
        }
    }

    private static ExecutorService workers() {
        AtomicInteger number = new AtomicInteger();
        return Executors.newFixedThreadPool(Database.CONNECTIONS, work -> {
            Thread thread = new Thread(work, "sandbox-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }
}

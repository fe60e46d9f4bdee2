package io.twinstore.bootstrap.sandbox;

import io.twinstore.bootstrap.http.WebServer;
import io.twinstore.domain.closing.Closer;
import io.twinstore.domain.masking.QuietLogger;
import java.io.IOException;
import java.net.URI;

/** A running endpoint on 127.0.0.1 that answers as a Supabase project would, from one schema of a PostgreSQL. */
public final class Sandbox implements AutoCloseable {
    private static final int LARGEST_BODY = 64 * 1024 * 1024;

    private final WebServer server;
    private final Closer opened;

    private Sandbox(WebServer server, Closer opened) {
        this.server = server;
        this.opened = opened;
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
        SandboxDatabase database = SandboxDatabase.open(settings);
        Closer opened = new Closer();
        opened.add(database::close);
        try {
            Catalogue catalogue = new Catalogue(database, settings.schema());
            TableHandler tables = new TableHandler(database, catalogue, settings.maxRows(), safeUpdate);
            Endpoint endpoint = new Endpoint(new Gateway(settings.key()), settings.schema(), LARGEST_BODY, tables);
            WebServer server = listen(settings.port(), endpoint);
            opened.add(server::close);
            return new Sandbox(server, opened);
        } catch (RuntimeException e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    /** Where it listens; tables are under /rest/v1. */
    public URI url() {
        return server.url();
    }

    /** Stops listening and returns its connections; requests under way are cut. */
    @Override
    public void close() {
        opened.close();
    }

    private static WebServer listen(int port, Endpoint endpoint) {
        try {
            return WebServer.start(port, endpoint);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The sandbox cannot listen on 127.0.0.1:" + port + ": " + e.getMessage() + ".", e);
        }
    }
}

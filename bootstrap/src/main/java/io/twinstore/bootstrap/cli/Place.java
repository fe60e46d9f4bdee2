package io.twinstore.bootstrap.cli;

import io.twinstore.bootstrap.config.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/**
 * How far the two stores are from here: how many milliseconds it takes to open a TCP connection, which is one round trip;
 * the fastest of five.
 */
record Place(double supabase, double postgres) {
    private static final int TRIES = 5;
    private static final int TIMEOUT_MILLIS = 5_000;

    /** From here, two servers next to each other differ by less. */
    private static final double NEAR_MILLIS = 1;

    static Place measured(URI supabase, DatabaseAddress postgres) {
        boolean tls = supabase.getScheme().equals("https");
        int port = supabase.getPort() != -1 ? supabase.getPort() : tls ? 443 : 80;
        return new Place(millis(new InetSocketAddress(supabase.getHost(), port)), millis(postgres.firstServer()));
    }

    private static double millis(InetSocketAddress server) {
        double fastest = Double.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            long start = System.nanoTime();
            try (var socket = new Socket()) {
                socket.connect(server, TIMEOUT_MILLIS);
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "cannot connect to " + server.getHostString() + " once more; is it there?", e);
            }
            fastest = Math.min(fastest, (System.nanoTime() - start) / 1e6);
        }
        return fastest;
    }

    /** Whether the network can be left out when the two are compared. */
    boolean same() {
        return Math.abs(supabase - postgres) < NEAR_MILLIS;
    }
}

package io.twinstore.bootstrap.reports;

import io.twinstore.bootstrap.config.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * How far the two stores are from here: how many milliseconds it takes to open a TCP connection, which is one round trip;
 * the fastest of five.
 */
public record Place(double supabase, double postgres) {
    private static final int TRIES = 5;
    private static final int TIMEOUT_MILLIS = 5_000;

    /** From here, two servers next to each other differ by less. */
    private static final double NEAR_MILLIS = 1;

    public static Place measured(URI supabase, DatabaseAddress postgres) {
        boolean tls = supabase.getScheme().equals("https");
        int port = supabase.getPort() != -1 ? supabase.getPort() : tls ? 443 : 80;
        return new Place(millis(List.of(new InetSocketAddress(supabase.getHost(), port))), millis(postgres.servers()));
    }

    /** To the first of the servers that answers, as the driver of PostgreSQL takes it. */
    private static double millis(List<InetSocketAddress> servers) {
        IOException failed = null;
        for (var server : servers) {
            try {
                return millis(server);
            } catch (IOException e) {
                failed = e;
            }
        }
        throw new UncheckedIOException(
                "cannot connect to "
                        + servers.stream().map(InetSocketAddress::getHostString).collect(Collectors.joining(", "))
                        + " once more; is it there?",
                Objects.requireNonNull(failed));
    }

    private static double millis(InetSocketAddress server) throws IOException {
        double fastest = Double.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            long start = System.nanoTime();
            try (var socket = new Socket()) {
                socket.connect(server, TIMEOUT_MILLIS);
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

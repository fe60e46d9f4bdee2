package io.twinstore.postgres.bench;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** What the driver sends: it opens its sockets here when the URL names this class, and so the numbers are measured. */
public final class WireCount extends SocketFactory {

    /** Statements and round trips a call. */
    record Traffic(double statements, double roundTrips) {}

    private static final int CALLS = 10;
    private static final AtomicLong STATEMENTS = new AtomicLong();
    private static final AtomicLong ROUND_TRIPS = new AtomicLong();

    /** The URL of a database whose traffic is counted. */
    static String url(String jdbcUrl) {
        return jdbcUrl + (jdbcUrl.contains("?") ? '&' : '?') + "sslmode=disable&socketFactory="
                + WireCount.class.getName();
    }

    /** The mean of some calls, after as many that let the driver name its statements; nothing else may be running. */
    static Traffic of(Callable<?> call) throws Exception {
        repeat(call);
        long statements = STATEMENTS.get();
        long roundTrips = ROUND_TRIPS.get();
        repeat(call);
        return new Traffic(
                (STATEMENTS.get() - statements) / (double) CALLS, (ROUND_TRIPS.get() - roundTrips) / (double) CALLS);
    }

    private static void repeat(Callable<?> call) throws Exception {
        for (int i = 0; i < CALLS; i++) {
            call.call();
        }
    }

    @Override
    public Socket createSocket() {
        return new Counting();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(null, new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(localHost, localPort), new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(null, new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return connected(new InetSocketAddress(localAddress, localPort), new InetSocketAddress(address, port));
    }

    private static Socket connected(@Nullable InetSocketAddress from, InetSocketAddress to) throws IOException {
        var socket = new Counting();
        socket.bind(from);
        socket.connect(to);
        return socket;
    }

    /** A round trip is each change from writing to reading. */
    private static final class Counting extends Socket {
        private final Messages messages = new Messages();
        private volatile boolean wrote;

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(int b) throws IOException {
                    write(new byte[] {(byte) b}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    wrote = true;
                    STATEMENTS.addAndGet(messages.executions(bytes, offset, length));
                    out.write(bytes, offset, length);
                }
            };
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    if (wrote) {
                        wrote = false;
                        ROUND_TRIPS.incrementAndGet();
                    }
                    return super.read(bytes, offset, length);
                }
            };
        }
    }

    /** The messages of PostgreSQL's protocol in what is written, in whatever pieces it comes. */
    private static final class Messages {
        private static final int LENGTH_BYTES = 4;

        /** The first message has no type before its length. */
        private int headerLeft = LENGTH_BYTES;

        private int length;
        private int bodyLeft;

        /** How many messages that run a statement begin here: Execute, and the simple Query. */
        int executions(byte[] bytes, int offset, int count) {
            int executions = 0;
            int at = offset;
            int end = offset + count;
            while (at < end) {
                if (headerLeft > LENGTH_BYTES) {
                    byte type = bytes[at++];
                    executions += type == 'E' || type == 'Q' ? 1 : 0;
                    headerLeft--;
                } else if (headerLeft > 0) {
                    length = (length << 8) | (bytes[at++] & 0xff);
                    headerLeft--;
                    bodyLeft = length - LENGTH_BYTES;
                } else {
                    int part = Math.min(bodyLeft, end - at);
                    at += part;
                    bodyLeft -= part;
                }
                if (headerLeft == 0 && bodyLeft == 0) {
                    headerLeft = 1 + LENGTH_BYTES;
                    length = 0;
                }
            }
            return executions;
        }
    }
}

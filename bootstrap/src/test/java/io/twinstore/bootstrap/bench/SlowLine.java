package io.twinstore.bootstrap.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/** A line to a server on which every answer takes so long, however many are on their way. */
final class SlowLine implements AutoCloseable {
    private final ServerSocket listening;
    private final URI server;
    private final long delay;
    private final ExecutorService pumps = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "slow-line");
        thread.setDaemon(true);
        return thread;
    });

    /** Some bytes of an answer, and when they arrive; none at its end. */
    private record Piece(long arrives, ByteBuffer bytes) {}

    SlowLine(URI server, Duration delay) throws IOException {
        this.server = server;
        this.delay = delay.toNanos();
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        pumps.execute(this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    private void accept() {
        try {
            while (!listening.isClosed()) {
                var client = listening.accept();
                var there = new Socket(server.getHost(), server.getPort());
                client.setTcpNoDelay(true);
                there.setTcpNoDelay(true);
                var pieces = new LinkedBlockingQueue<Piece>();
                pumps.execute(() -> pump(() -> client.getInputStream().transferTo(there.getOutputStream()), there));
                pumps.execute(() -> pump(() -> take(there, pieces), client));
                pumps.execute(() -> pump(() -> deliver(pieces, client), client));
            }
        } catch (IOException e) {
            close();
        }
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void pump(Work work, Socket other) {
        try (other) {
            work.run();
        } catch (IOException | InterruptedException e) {
            return; // one side has ended
        }
    }

    private void take(Socket from, BlockingQueue<Piece> pieces) throws IOException {
        var chunk = new byte[1 << 16];
        var in = from.getInputStream();
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
            pieces.add(new Piece(System.nanoTime() + delay, ByteBuffer.wrap(Arrays.copyOf(chunk, n))));
        }
        pieces.add(new Piece(0, ByteBuffer.allocate(0)));
    }

    private static void deliver(BlockingQueue<Piece> pieces, Socket to) throws IOException, InterruptedException {
        for (var piece = pieces.take(); piece.bytes().hasRemaining(); piece = pieces.take()) {
            for (long left = piece.arrives() - System.nanoTime();
                    left > 0;
                    left = piece.arrives() - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            to.getOutputStream().write(piece.bytes().array());
        }
    }

    @Override
    public void close() {
        pumps.shutdownNow();
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

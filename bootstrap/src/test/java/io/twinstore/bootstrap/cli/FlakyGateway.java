package io.twinstore.bootstrap.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A gateway before a local Supabase that fails as it is told to: with answers of its own, or by not being there. */
final class FlakyGateway implements AutoCloseable {
    /** An answer of the gateway's own. */
    record Failure(int status, String body, @Nullable String retryAfter) {}

    private final URI server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Deque<Failure> failures = new ArrayDeque<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger untilFailure = new AtomicInteger(Integer.MAX_VALUE);
    private final int port;
    private HttpServer gateway;

    FlakyGateway(URI server) {
        this.server = server;
        gateway = listen(0);
        port = gateway.getAddress().getPort();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Answers so many requests, then gives these failures, one a request, and answers again. */
    synchronized void failAfter(int requests, Failure... answers) {
        untilFailure.set(requests);
        failures.addAll(List.of(answers));
    }

    /** How many requests it was asked so far. */
    int requests() {
        return requests.get();
    }

    /** Stops listening; connections that are open break. */
    void goDown() {
        gateway.stop(0);
    }

    /** Listens again on the same port. */
    void comeBack() {
        gateway = listen(port);
    }

    private HttpServer listen(int wanted) {
        try {
            var listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
            listening.createContext("/", this::handle);
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        try (exchange) {
            var failure = next();
            if (failure != null) {
                if (failure.retryAfter() != null) {
                    exchange.getResponseHeaders().set("Retry-After", failure.retryAfter());
                }
                send(exchange, failure.status(), failure.body().getBytes(StandardCharsets.UTF_8));
            } else {
                forward(exchange);
            }
        }
    }

    private synchronized @Nullable Failure next() {
        return untilFailure.getAndDecrement() > 0 ? null : failures.poll();
    }

    private void forward(HttpExchange exchange) throws IOException {
        var request = HttpRequest.newBuilder(
                URI.create(server + exchange.getRequestURI().toString()));
        for (var name : List.of("apikey", "Prefer", "Accept")) {
            var value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            answer.headers()
                    .firstValue("Content-Range")
                    .ifPresent(range -> exchange.getResponseHeaders().set("Content-Range", range));
            send(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, byte... body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        goDown();
    }
}

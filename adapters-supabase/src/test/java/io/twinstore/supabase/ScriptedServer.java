package io.twinstore.supabase;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server on loopback that gives the answers that it is told to, one after the other, the last one for ever. */
final class ScriptedServer implements AutoCloseable {

    /** What to do with a request. */
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    final List<String> requests = new CopyOnWriteArrayList<>();
    final List<String> queries = new CopyOnWriteArrayList<>();
    final List<String> preferences = new CopyOnWriteArrayList<>();
    final List<String> keys = new CopyOnWriteArrayList<>();

    ScriptedServer(Answer... script) {
        answers.addAll(List.of(script));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        server.setExecutor(workers);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.add(
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath());
        queries.add(String.valueOf(exchange.getRequestURI().getQuery()));
        preferences.add(String.valueOf(exchange.getRequestHeaders().getFirst("Prefer")));
        keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("apikey")));
        exchange.getRequestBody().readAllBytes();
        next().to(exchange);
        exchange.close();
    }

    private synchronized Answer next() {
        return answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    static Answer status(int status, String body, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    static Answer rows(String json) {
        return status(200, json, "Content-Range", "0-0/1");
    }

    /** Announces more than it sends, then hangs up. */
    static Answer cutOff() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write("[{\"id\":".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        };
    }

    /** Sends its headers and a part of its body, and then nothing more. */
    Answer stallingBody() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('[');
            exchange.getResponseBody().flush();
            await();
        };
    }

    /** Never answers while the test runs. */
    Answer silent() {
        return exchange -> await();
    }

    private void await() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives this answer from now on. */
    synchronized void say(Answer answer) {
        answers.clear();
        answers.add(answer);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        workers.shutdownNow();
    }
}

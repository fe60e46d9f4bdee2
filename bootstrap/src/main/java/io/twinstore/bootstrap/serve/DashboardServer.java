package io.twinstore.bootstrap.serve;

import io.twinstore.application.flags.Flags;
import io.twinstore.application.flags.SettingException;
import io.twinstore.bootstrap.files.JsonDocument;
import io.twinstore.bootstrap.http.RequestTarget;
import io.twinstore.bootstrap.http.WebServer;
import io.twinstore.bootstrap.live.LiveView;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.domain.closing.Closer;
import io.twinstore.domain.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.HttpRequestHandler;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** {@code /api/health}, {@code /api/status}, {@code /metrics} and the dashboard, over one TWINSTORE_HOME and its stores. */
public final class DashboardServer implements AutoCloseable {
    /** After which a connection on which nothing is asked is closed. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    /** All comes from here, and nothing from anywhere else. */
    private static final Map<String, String> SAFE = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:;"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Cache-Control",
            "no-store");

    private final WebServer server;
    private final Closer opened;

    private DashboardServer(WebServer server, Closer opened) {
        this.server = server;
        this.opened = opened;
    }

    /**
     * Where it listens, and what callers must know.
     *
     * @param port 0 is any free port
     * @param token null for none, which only this machine's own address allows
     */
    public record Address(
            InetAddress host, int port, @Nullable String token) {
        /** Refuses to serve others without a token. */
        public Address {
            if (token == null && !host.isLoopbackAddress()) {
                throw new IllegalArgumentException("whoever serves others needs a token");
            }
        }

        /** Leaves the token out. */
        @Override
        public String toString() {
            return "Address[" + host.getHostAddress() + ":" + port + "]";
        }
    }

    /**
     * Starts to serve.
     *
     * @param stores those that a health check asks
     * @param flags as running processes follow them
     * @throws IOException when the port is taken, or the address is none of this machine's
     */
    public static DashboardServer start(
            Address address,
            Collection<? extends Store> stores,
            Supplier<Flags> flags,
            StateDirectory state,
            Clock clock)
            throws IOException {
        var opened = new Closer();
        try {
            var broadcast = new Broadcast(new LiveView(state, flags, clock));
            opened.add(broadcast::close);
            var routes = new Routes(
                    new Door(address.token()),
                    broadcast,
                    new Events(broadcast),
                    new HealthAnswers(stores, flags, state),
                    Assets.read());
            var server = WebServer.start(address.host(), address.port(), SILENCE, routes);
            opened.add(server::close);
            return new DashboardServer(server, opened);
        } catch (IOException | RuntimeException e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    /** Where it listens. */
    public URI url() {
        return server.url();
    }

    @Override
    public void close() {
        opened.close();
    }

    /** Which path is answered by what. */
    private record Routes(
            Door door, Broadcast broadcast, Events events, HealthAnswers health, Map<String, Answer> assets)
            implements HttpRequestHandler {
        private static final String TOKEN = "token=";

        @Override
        public void handle(ClassicHttpRequest request, ClassicHttpResponse response, HttpContext context) {
            SAFE.forEach(response::setHeader);
            var target = RequestTarget.of(request.getRequestUri());
            var greeting = greeting(target);
            if (greeting != null) {
                send(greeting, request, response);
                return;
            }
            var refusal = door.refusal(request);
            if (refusal.isPresent()) {
                send(refusal.get(), request, response);
            } else if (!request.getMethod().equals("GET")
                    && !request.getMethod().equals("HEAD")) {
                send(Answer.text(405, "Only GET and HEAD.").with(HttpHeaders.ALLOW, "GET, HEAD"), request, response);
            } else if (target.path().equals("/api/events")
                    && request.getMethod().equals("GET")) {
                events.stream(response);
            } else {
                send(answerOrReason(target.path()), request, response);
            }
        }

        /** Whoever opens the page with the token once keeps it as a cookie, so that it does not stay in the address. */
        private @Nullable Answer greeting(RequestTarget target) {
            var query = target.query();
            if (!target.path().equals("/") || query == null || !query.startsWith(TOKEN)) {
                return null;
            }
            var token = query.substring(TOKEN.length());
            return door.isToken(token)
                    ? Answer.text(303, "Come in.")
                            .with(HttpHeaders.LOCATION, "/")
                            .with("Set-Cookie", Door.COOKIE + "=" + token + "; Path=/; HttpOnly; SameSite=Strict")
                    : null;
        }

        /** What cannot be read now, such as a flags file that somebody edited, is no reason to hang up. */
        private Answer answerOrReason(String path) {
            try {
                return answer(path);
            } catch (SettingException | UncheckedIOException | NotSeenException e) {
                return Answer.text(503, String.valueOf(e.getMessage())).with(HttpHeaders.RETRY_AFTER, "1");
            }
        }

        private Answer answer(String path) {
            var asset = assets.get(path);
            if (asset != null) {
                return asset;
            }
            return switch (path) {
                case "/api/health" -> health.answer();
                case "/api/status" -> seen();
                case "/api/history" ->
                    Answer.of(
                            200,
                            Answer.JSON,
                            JsonDocument.text(broadcast.history().document()));
                case "/metrics" -> metrics();
                default ->
                    Answer.text(404, "There is no such page; there are /, /api/health, /api/status and /metrics.");
            };
        }

        private Answer seen() {
            return Answer.of(
                    200, Answer.JSON, JsonDocument.text(broadcast.requireLast().document()));
        }

        private Answer metrics() {
            return Answer.of(200, PrometheusText.TYPE, PrometheusText.of(broadcast.requireLast()));
        }

        private static void send(Answer answer, ClassicHttpRequest request, ClassicHttpResponse response) {
            response.setCode(answer.status());
            answer.headers().forEach(response::setHeader);
            var body = answer.body().getBytes(StandardCharsets.UTF_8);
            if (request.getMethod().equals("HEAD")) {
                response.setHeader(HttpHeaders.CONTENT_TYPE, answer.type());
                response.setHeader(HttpHeaders.CONTENT_LENGTH, body.length);
            } else {
                response.setEntity(new ByteArrayEntity(body, ContentType.parse(answer.type())));
            }
        }
    }
}

package io.twinstore.supabase;

import feign.Feign;
import feign.FeignException;
import feign.Request;
import feign.Response;
import feign.RetryableException;
import feign.Retryer;
import feign.hc5.ApacheHttp5Client;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.twinstore.domain.errors.SqlState;
import io.twinstore.domain.errors.StoreException.Unavailable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends calls to PostgREST within a deadline: connections are kept and pooled, answers unzipped, redirects never followed
 * (the key must not go elsewhere), and a call is repeated only where that cannot do harm.
 */
final class PostgrestClient implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgrestClient.class);
    private static final int ATTEMPTS = 3;
    private static final IntervalFunction BACKOFF = IntervalFunction.ofExponentialRandomBackoff(100, 2.0, 0.5);

    private final URI root;
    private final String key;
    private final CloseableHttpClient http;
    private final PostgrestApi api;

    PostgrestClient(URI root, String key, int connections) {
        this.root = root;
        this.key = key;
        http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(connections)
                        .setMaxConnPerRoute(connections)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
        api = Feign.builder()
                .client(new ApacheHttp5Client(http))
                .retryer(Retryer.NEVER_RETRY)
                .target(PostgrestApi.class, root.toString());
    }

    /** Answers the call, or throws its typed error, within the time limit. */
    RestReply send(RestCall call, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        var retry = RetryConfig.<RestReply>custom()
                .maxAttempts(ATTEMPTS)
                .intervalBiFunction((attempt, failed) -> wait(attempt, RestFault.of(failed.getLeft())))
                .retryOnException(e -> again(call, RestFault.of(e), deadline))
                .build();
        try {
            return Retry.of("postgrest", retry).executeSupplier(() -> attempt(call, deadline));
        } catch (RestFault e) {
            throw e.error();
        }
    }

    private static boolean again(RestCall call, @Nullable RestFault fault, long deadline) {
        return fault != null
                && fault.repeatable(call.method())
                && System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(wait(ATTEMPTS, fault)) < deadline;
    }

    /** Milliseconds: what the server asks for, but never less than our own backoff (PostgREST always asks for 0). */
    private static long wait(int attempt, @Nullable RestFault fault) {
        return Math.max(BACKOFF.apply(attempt), fault == null ? 0 : fault.retryAfterMillis());
    }

    private RestReply attempt(RestCall call, long deadline) {
        var requestId = UUID.randomUUID().toString();
        long start = System.nanoTime();
        try (var response = exchange(call, requestId, deadline)) {
            var body = read(response, call.method(), deadline);
            LOG.debug(
                    "{} {} {} -> {} in {} ms",
                    requestId,
                    call.method(),
                    call.table(),
                    response.status(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
            if (response.status() < 200 || response.status() > 299) {
                throw RestErrors.of(response.status(), body, retryAfter(response));
            }
            return new RestReply(body, header(response, "Content-Range"));
        }
    }

    private Response exchange(RestCall call, String requestId, long deadline) {
        var uri = URI.create(root + call.pathAndQuery());
        var remaining = Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
        var options = new Request.Options(remaining, TimeUnit.MILLISECONDS, remaining, TimeUnit.MILLISECONDS, false);
        var headers = headers(call, requestId);
        try {
            var body = call.body();
            if (body != null) {
                return api.post(uri, headers, options, body);
            }
            return call.method() == RestCall.Method.HEAD
                    ? api.head(uri, headers, options)
                    : api.get(uri, headers, options);
        } catch (RetryableException e) {
            throw broken(call.method(), e.getCause() instanceof IOException cause ? cause : new IOException(e));
        } catch (FeignException e) {
            throw broken(call.method(), new IOException(e));
        }
    }

    private Map<String, String> headers(RestCall call, String requestId) {
        var headers = new LinkedHashMap<>(call.headers());
        headers.put("Accept", "application/json");
        headers.put("X-Request-Id", requestId);
        headers.put("apikey", key);
        if (!key.startsWith("sb_")) { // the new keys are no JWT and go into apikey only
            headers.put("Authorization", "Bearer " + key);
        }
        return headers;
    }

    /** The body, unless it takes longer than the deadline, however slowly it drips. */
    private static String read(Response response, RestCall.Method method, long deadline) {
        if (response.body() == null) {
            return "";
        }
        var body = new ByteArrayOutputStream();
        try (var in = response.body().asInputStream()) {
            var chunk = new byte[1 << 16];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                body.write(chunk, 0, n);
                if (System.nanoTime() > deadline) {
                    throw new SocketTimeoutException("the answer took too long");
                }
            }
            return body.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw broken(method, e);
        }
    }

    private static RestFault broken(RestCall.Method method, IOException e) {
        boolean connected = !(e instanceof ConnectTimeoutException
                || e instanceof java.net.ConnectException
                || e instanceof java.net.UnknownHostException
                || e instanceof java.net.NoRouteToHostException);
        if (connected && (e instanceof SocketTimeoutException || method.writes())) {
            return new RestFault(SqlState.timedOut(e), true, false, 0);
        }
        return new RestFault(
                new Unavailable("the store cannot be reached or cannot serve now; try again later", e),
                connected,
                true,
                0);
    }

    private static long retryAfter(Response response) {
        var seconds = header(response, "Retry-After");
        return seconds != null && seconds.matches("\\d{1,6}") ? TimeUnit.SECONDS.toMillis(Long.parseLong(seconds)) : 0;
    }

    private static @Nullable String header(Response response, String name) {
        var values = response.headers().get(name);
        return values == null || values.isEmpty() ? null : values.iterator().next();
    }

    @Override
    public void close() {
        try {
            http.close();
        } catch (IOException e) {
            LOG.debug("closing the HTTP client", e);
        }
    }
}

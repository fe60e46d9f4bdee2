package io.twinstore.supabase;

import feign.Feign;
import feign.FeignException;
import feign.Request;
import feign.Response;
import feign.Retryer;
import feign.hc5.ApacheHttp5Client;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.twinstore.domain.errors.SqlState;
import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.masking.MaskedFault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
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

    private static final int MAX_URL = 8_000; // what Supabase's gateways take

    private final ExecutorService attempts = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "twinstore-supabase");
        thread.setDaemon(true);
        return thread;
    });
    private final URI root;
    private final String key;
    private final QuietHttp http;
    private final PostgrestApi api;

    PostgrestClient(URI root, String key, int connections, Duration forConnection) {
        this.root = root;
        this.key = key;
        http = new QuietHttp(connections, forConnection);
        api = Feign.builder()
                .client(new ApacheHttp5Client(http))
                .retryer(Retryer.NEVER_RETRY)
                .target(PostgrestApi.class, root.toString());
    }

    /** The moment, by {@link System#nanoTime}, at which a call that begins now and may take so long is given up. */
    static long deadline(Duration limit) {
        return System.nanoTime() + limit.toNanos();
    }

    /** Answers the call, or throws its typed error, before the deadline. */
    RestReply send(RestCall call, long deadline) {
        if (call.pathAndQuery().length() > MAX_URL) {
            throw new InvalidInput(
                    "the question is longer than Supabase's URLs may be; ask with fewer or shorter values");
        }
        var retry = RetryConfig.<RestReply>custom()
                .maxAttempts(ATTEMPTS)
                .intervalBiFunction((attempt, failed) -> wait(attempt, RestFault.of(failed.getLeft())))
                .retryOnException(e -> again(call, RestFault.of(e), deadline))
                .build();
        try {
            return Retry.of("postgrest", retry).executeSupplier(() -> inTime(call, deadline));
        } catch (RestFault e) {
            throw call.method().writes() ? e.error() : SqlState.ofRead(e.error());
        }
    }

    private static boolean again(RestCall call, @Nullable RestFault fault, long deadline) {
        return fault != null
                && fault.repeatable(call.method())
                && TimeUnit.MILLISECONDS.toNanos(wait(ATTEMPTS, fault)) < deadline - System.nanoTime();
    }

    /** Milliseconds: what the server asks for, but never less than our own backoff (PostgREST always asks for 0). */
    private static long wait(int attempt, @Nullable RestFault fault) {
        return Math.max(BACKOFF.apply(attempt), fault == null ? 0 : fault.retryAfterMillis());
    }

    /** On a thread of its own, since a server that drips its headers can hold one beyond any socket timeout. */
    private RestReply inTime(RestCall call, long deadline) {
        var attempt = attempts.submit(() -> attempt(call, deadline));
        try {
            return attempt.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (TimeoutException e) {
            attempt.cancel(true);
            throw new RestFault(SqlState.timedOut(e), true, false, 0);
        } catch (InterruptedException e) {
            attempt.cancel(true);
            Thread.currentThread().interrupt();
            throw new RestFault(SqlState.timedOut(e), true, false, 0);
        }
    }

    private RestReply attempt(RestCall call, long deadline) {
        var requestId = UUID.randomUUID().toString();
        long start = System.nanoTime();
        try (var response = exchange(call, requestId, deadline)) {
            var body = read(response, call, deadline);
            LOG.debug(
                    "{} {} {} -> {} in {} ms",
                    requestId,
                    call.method(),
                    call.table(),
                    response.status(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
            if (response.status() < 200 || response.status() > 299) {
                throw RestErrors.of(call, response.status(), body, RetryAfter.millis(header(response, "Retry-After")));
            }
            return new RestReply(body, header(response, "Content-Range"), header(response, "Date"));
        } catch (RestFault e) {
            LOG.debug("{} {} {} failed: {}", requestId, call.method(), call.table(), e.getMessage());
            throw e;
        }
    }

    private Response exchange(RestCall call, String requestId, long deadline) {
        var uri = URI.create(root + call.pathAndQuery());
        var remaining = Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
        var options = new Request.Options(remaining, TimeUnit.MILLISECONDS, remaining, TimeUnit.MILLISECONDS, false);
        var headers = headers(call, requestId);
        try {
            return switch (call.method()) {
                case GET -> api.get(uri, headers, options);
                case POST -> api.post(uri, headers, options, call.body());
                case DELETE -> api.delete(uri, headers, options);
            };
        } catch (FeignException e) {
            throw broken(call.method(), ioCause(e));
        }
    }

    private static IOException ioCause(Throwable e) {
        var cause = e.getCause();
        return cause instanceof IOException io ? io : cause == null ? new IOException() : ioCause(cause);
    }

    private Map<String, String> headers(RestCall call, String requestId) {
        var headers = new LinkedHashMap<>(call.headers());
        headers.put("Accept", "application/json");
        headers.put("Accept-Encoding", "gzip");
        headers.put("X-Request-Id", requestId);
        headers.put("apikey", key);
        if (!key.startsWith("sb_")) { // the new keys are no JWT and go into apikey only
            headers.put("Authorization", "Bearer " + key);
        }
        return headers;
    }

    /** The body, unless it takes longer than the deadline, however slowly it drips. */
    private static String read(Response response, RestCall call, long deadline) {
        if (response.body() == null) {
            return "";
        }
        var body = new ByteArrayOutputStream();
        try (var in = unzipped(response)) {
            var chunk = new byte[1 << 16];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                body.write(chunk, 0, n);
                if (body.size() > call.mostBytes()) {
                    throw new TooLargeException();
                }
                if (System.nanoTime() > deadline) {
                    throw new SocketTimeoutException("the answer took too long");
                }
            }
            return body.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw broken(call.method(), e);
        }
    }

    private static InputStream unzipped(Response response) throws IOException {
        var in = response.body().asInputStream();
        return "gzip".equalsIgnoreCase(header(response, "Content-Encoding")) ? new GZIPInputStream(in) : in;
    }

    private static RestFault broken(RestCall.Method method, IOException e) {
        boolean connected = !(e instanceof ConnectTimeoutException
                || e instanceof ConnectionRequestTimeoutException
                || e instanceof java.net.ConnectException
                || e instanceof java.net.UnknownHostException
                || e instanceof java.net.NoRouteToHostException);
        if (connected && (e instanceof SocketTimeoutException || method.writes())) {
            return new RestFault(SqlState.timedOut(e), true, false, 0);
        }
        return new RestFault(SqlState.unavailable(false, e), connected, true, 0);
    }

    private static @Nullable String header(Response response, String name) {
        var values = response.headers().get(name);
        return values == null || values.isEmpty() ? null : values.iterator().next();
    }

    @Override
    public void close() {
        attempts.shutdownNow();
        try {
            http.close();
        } catch (IOException e) {
            LOG.debug("closing the HTTP client", MaskedFault.of(e));
        }
    }
}

package io.twinstore.supabase;

import java.io.IOException;
import java.time.Duration;
import org.apache.hc.client5.http.config.Configurable;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * Apache's minimal client over pooled {@link QuietConnection}s: it follows no redirect, repeats nothing and keeps no cookie,
 * and unlike the full client it does not log the addresses that it asks for, in which phone numbers stand.
 */
final class QuietHttp extends CloseableHttpClient implements Configurable {
    /** What the full client takes when a server does not say; gateways drop idle connections without a word. */
    private static final Timeout IDLE = Timeout.ofMinutes(3);

    private final CloseableHttpClient client;
    private final RequestConfig config;

    QuietHttp(int connections, Duration forConnection) {
        client = HttpClients.createMinimal(PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(socket -> new QuietConnection())
                .setDefaultConnectionConfig(
                        ConnectionConfig.custom().setIdleTimeout(IDLE).build())
                .setMaxConnTotal(connections)
                .setMaxConnPerRoute(connections)
                .build());
        config = RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(forConnection))
                .build();
    }

    /** What Feign completes with the timeouts of a call. */
    @Override
    public RequestConfig getConfig() {
        return config;
    }

    @Override
    protected CloseableHttpResponse doExecute(HttpHost target, ClassicHttpRequest request, HttpContext context)
            throws IOException {
        return CloseableHttpResponse.adapt(client.executeOpen(target, request, context));
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    @Override
    public void close(CloseMode mode) {
        client.close(mode);
    }
}

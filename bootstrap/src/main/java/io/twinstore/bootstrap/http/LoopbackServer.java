package io.twinstore.bootstrap.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HeaderElements;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequestFactory;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.bootstrap.HttpServer;
import org.apache.hc.core5.http.impl.bootstrap.ServerBootstrap;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnectionFactory;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestParserFactory;
import org.apache.hc.core5.http.io.HttpRequestHandler;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http.protocol.ResponseContent;
import org.apache.hc.core5.http.protocol.ResponseDate;
import org.apache.hc.core5.io.CloseMode;

/** An HTTP server on 127.0.0.1 that hands each request over with its target unchanged, and logs nothing of any. */
public final class LoopbackServer implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final String HOST = "127.0.0.1";
    private static final int BACKLOG = 1_024;
    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxLineLength(64 * 1024)
            .setMaxHeaderCount(200)
            .build();

    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final HttpServer server;
    private final int port;

    private LoopbackServer(HttpServer server) {
        this.server = server;
        port = server.getLocalPort();
    }

    /**
     * Serves every request by this handler, each connection in a thread of its own; port 0 is any free port.
     *
     * @throws IOException when the port is taken
     */
    public static LoopbackServer start(int port, HttpRequestHandler handler) throws IOException {
        var server = ServerBootstrap.bootstrap()
                .setCanonicalHostName(HOST) // or its name would be looked up
                .setLocalAddress(InetAddress.getByAddress(LOOPBACK))
                .setListenerPort(port)
                .setSocketConfig(SocketConfig.custom()
                        .setBacklogSize(BACKLOG)
                        .setSoReuseAddress(true) // so that it can be started again at once on its port
                        .build())
                .setConnectionFactory(DefaultBHttpServerConnectionFactory.builder()
                        .http1Config(LIMITS)
                        .requestParserFactory(new DefaultHttpRequestParserFactory(LIMITS, null, new RawRequests()))
                        .build())
                .setHttpProcessor(processor())
                .setRequestRouter((request, context) -> handler)
                .create();
        server.start();
        return new LoopbackServer(server);
    }

    /** Where it listens. */
    public URI url() {
        return URI.create("http://" + HOST + ":" + port);
    }

    /**
     * Stops listening and cuts the connections. Afterwards the port can be listened on again: the system goes on listening until
     * the thread that waits for a connection has noticed, and so this waits for that, too.
     */
    @Override
    public void close() {
        server.close(CloseMode.IMMEDIATE);
        long deadline = System.nanoTime() + CLOSING.toNanos();
        while (listening() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }

    private boolean listening() {
        try (var probe = new Socket()) {
            probe.connect(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static HttpProcessor processor() {
        return HttpProcessorBuilder.create()
                .add(new ResponseDate())
                .add(LoopbackServer::frame)
                .add(LoopbackServer::keepAsAsked)
                .build();
    }

    /** A handler that sends no body has set the headers about it. */
    private static void frame(HttpResponse response, EntityDetails body, HttpContext context)
            throws HttpException, IOException {
        if (body != null) {
            ResponseContent.INSTANCE.process(response, body, context);
        }
    }

    /** HttpCore's own rule would close the connection after every status 400, 413 and 503. */
    private static void keepAsAsked(HttpResponse response, EntityDetails body, HttpContext context) {
        var request = HttpCoreContext.cast(context).getRequest();
        if (request == null || response.containsHeader(HttpHeaders.CONNECTION)) {
            return;
        }
        MessageSupport.iterateTokens(request, HttpHeaders.CONNECTION).forEachRemaining(token -> {
            if (token.equalsIgnoreCase(HeaderElements.CLOSE) || token.equalsIgnoreCase(HeaderElements.KEEP_ALIVE)) {
                response.addHeader(HttpHeaders.CONNECTION, token);
            }
        });
    }

    /** Keeps the target as it came; HttpCore's own would read it as a URI where it can, and drop a fragment. */
    private static final class RawRequests implements HttpRequestFactory<ClassicHttpRequest> {
        @Override
        public ClassicHttpRequest newHttpRequest(String method, String target) {
            return new BasicClassicHttpRequest(method, null, null, target);
        }

        @Override
        public ClassicHttpRequest newHttpRequest(String method, URI target) {
            return new BasicClassicHttpRequest(method, target);
        }
    }
}

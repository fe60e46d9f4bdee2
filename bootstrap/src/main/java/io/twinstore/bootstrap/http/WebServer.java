package io.twinstore.bootstrap.http;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
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
import org.apache.hc.core5.util.Timeout;

/** An HTTP server that hands each request over with its target unchanged, and logs nothing of any. */
public final class WebServer implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int BACKLOG = 1_024;
    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxLineLength(64 * 1024)
            .setMaxHeaderCount(200)
            .build();

    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final HttpServer server;
    private final InetAddress address;
    private final int port;

    private WebServer(HttpServer server, InetAddress address) {
        this.server = server;
        this.address = address;
        port = server.getLocalPort();
    }

    /** 127.0.0.1, which only this machine reaches. */
    public static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(LOOPBACK);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    /**
     * Serves every request on 127.0.0.1 by this handler, each connection in a thread of its own, however long it is silent.
     *
     * @param port 0 is any free port
     * @throws IOException when the port is taken
     */
    public static WebServer start(int port, HttpRequestHandler handler) throws IOException {
        return start(loopback(), port, Duration.ZERO, handler);
    }

    /**
     * Serves every request at this address, as {@link #start(int, HttpRequestHandler)} does.
     *
     * @param silence after which a connection that sends nothing is closed; zero for never
     * @throws IOException when the port is taken, or the address is none of this machine's
     */
    public static WebServer start(InetAddress address, int port, Duration silence, HttpRequestHandler handler)
            throws IOException {
        var server = ServerBootstrap.bootstrap()
                .setCanonicalHostName(address.getHostAddress()) // or its name would be looked up
                .setLocalAddress(address)
                .setListenerPort(port)
                .setSocketConfig(SocketConfig.custom()
                        .setBacklogSize(BACKLOG)
                        .setSoTimeout(Timeout.of(silence))
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
        return new WebServer(server, address);
    }

    /** Where it listens. */
    public URI url() {
        var host = address.getHostAddress();
        return URI.create("http://" + (address instanceof Inet6Address ? "[" + host + "]" : host) + ":" + port);
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
            probe.connect(new InetSocketAddress(address, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static HttpProcessor processor() {
        return HttpProcessorBuilder.create()
                .add(new ResponseDate())
                .add(WebServer::frame)
                .add(WebServer::keepAsAsked)
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

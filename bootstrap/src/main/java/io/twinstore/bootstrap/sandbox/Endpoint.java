package io.twinstore.bootstrap.sandbox;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.twinstore.domain.masking.MaskedFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of a request through the gateway and PostgREST's checks, in PostgREST's order, to the table it names. */
final class Endpoint implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Endpoint.class);
    private static final String ROOT = "/rest/v1";
    private static final Set<String> SPOKEN = Set.of("GET", "HEAD", "POST", "PATCH", "DELETE");
    private static final Set<String> NOT_SPOKEN = Set.of("PUT", "OPTIONS");

    private final Gateway gateway;
    private final String schema;
    private final int largestBody;
    private final TableHandler tables;

    Endpoint(Gateway gateway, String schema, int largestBody, TableHandler tables) {
        this.gateway = gateway;
        this.schema = schema;
        this.largestBody = largestBody;
        this.tables = tables;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            answer(exchange).send(exchange);
        } finally {
            exchange.close();
        }
    }

    private RestResponse answer(HttpExchange exchange) throws IOException {
        byte[] body = body(exchange.getRequestBody());
        String path = exchange.getRequestURI().getRawPath();
        if (!path.equals(ROOT) && !path.startsWith(ROOT + "/")) {
            return Gateway.noRoute();
        }
        RestResponse refusal = gateway.refusal(exchange.getRequestHeaders());
        if (refusal != null) {
            return refusal;
        }
        return body == null ? Gateway.tooLarge() : served(exchange, path.substring(ROOT.length()), body);
    }

    private RestResponse served(HttpExchange exchange, String path, byte[] body) {
        try {
            gateway.checkToken(exchange.getRequestHeaders());
            return tables.handle(request(exchange, path, body));
        } catch (RestError e) {
            return e.response();
        } catch (UndecodableException e) {
            return new RestResponse(500).body("text/plain; charset=utf-8", "Something went wrong");
        } catch (RuntimeException e) {
            LOG.error(
                    "{} {} failed",
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getRawPath(),
                    MaskedFault.of(e));
            return RestError.internal().response();
        }
    }

    private RestRequest request(HttpExchange exchange, String path, byte[] body) {
        String table = table(path);
        String method = exchange.getRequestMethod();
        Headers headers = exchange.getRequestHeaders();
        checkProfile(headers, method);
        checkMethod(method);
        return RestRequest.of(method, table, exchange.getRequestURI().getRawQuery(), headers, body);
    }

    private static String table(String path) {
        if (path.isEmpty() || path.equals("/")) {
            throw RestError.noRoot();
        }
        if (path.startsWith("/rpc/")) {
            throw RestError.notSpoken("functions (/rpc)");
        }
        if (path.indexOf('/', 1) >= 0) {
            throw RestError.badPath();
        }
        return QueryString.decoded(path.substring(1), false);
    }

    private void checkProfile(Headers headers, String method) {
        boolean reads = method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
        String profile = headers.getFirst(reads ? "Accept-Profile" : "Content-Profile");
        if (profile != null && !profile.equals(schema)) {
            throw RestError.unknownSchema(profile, schema);
        }
    }

    private static void checkMethod(String method) {
        if (NOT_SPOKEN.contains(method)) {
            throw RestError.notSpoken("the method " + method);
        }
        if (!SPOKEN.contains(method)) {
            throw RestError.unknownMethod(method);
        }
    }

    /** The whole body, so that the connection can be used again whatever the answer; null if it is too large. */
    private byte @Nullable [] body(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(largestBody);
        long more = in.transferTo(OutputStream.nullOutputStream());
        return more == 0 ? bytes : null;
    }
}

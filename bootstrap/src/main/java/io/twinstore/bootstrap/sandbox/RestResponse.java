package io.twinstore.bootstrap.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** An answer before it is sent: status, headers and a text body, which may be empty. */
final class RestResponse {
    private static final int WORTH_COMPRESSING = 1000;
    private static final byte[] EMPTY = {};

    private final int status;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private byte[] body = EMPTY;

    RestResponse(int status) {
        this.status = status;
    }

    RestResponse header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    RestResponse body(String contentType, String text) {
        body = text.getBytes(StandardCharsets.UTF_8);
        return header("Content-Type", contentType);
    }

    void send(HttpExchange exchange) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        if (exchange.getRequestMethod().equals("HEAD")) {
            sendHead(exchange);
            return;
        }
        byte[] bytes = encoded(exchange);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    /** As PostgREST does, an error tells the length of the body that HEAD leaves out, and a success does not. */
    private void sendHead(HttpExchange exchange) throws IOException {
        if (status >= 400) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
        }
        exchange.sendResponseHeaders(status, -1);
    }

    private byte[] encoded(HttpExchange exchange) throws IOException {
        String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        if (body.length < WORTH_COMPRESSING || accepted == null || !accepted.contains("gzip")) {
            return body;
        }
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(body);
        }
        return compressed.toByteArray();
    }
}

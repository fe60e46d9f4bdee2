package io.twinstore.bootstrap.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

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

    void send(ClassicHttpRequest request, ClassicHttpResponse response) throws IOException {
        response.setCode(status);
        headers.forEach(response::setHeader);
        if (request.getMethod().equals("HEAD")) {
            finishHead(response);
        } else if (body.length > 0) {
            response.setEntity(new ByteArrayEntity(encoded(request, response), null));
        } else if (status != HttpStatus.SC_NO_CONTENT) {
            response.setHeader(HttpHeaders.CONTENT_LENGTH, 0);
        }
    }

    /** As PostgREST does, an error tells the length of the body that HEAD leaves out, and a success does not. */
    private void finishHead(ClassicHttpResponse response) {
        if (status >= 400) {
            response.setHeader(HttpHeaders.CONTENT_LENGTH, body.length);
        }
    }

    private byte[] encoded(ClassicHttpRequest request, ClassicHttpResponse response) throws IOException {
        String accepted = new RequestHeaders(request).first("Accept-Encoding");
        if (body.length < WORTH_COMPRESSING || accepted == null || !accepted.contains("gzip")) {
            return body;
        }
        response.setHeader("Content-Encoding", "gzip");
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(body);
        }
        return compressed.toByteArray();
    }
}

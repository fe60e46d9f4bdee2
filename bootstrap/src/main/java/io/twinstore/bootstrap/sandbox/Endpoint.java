package io.twinstore.bootstrap.sandbox;

import io.twinstore.bootstrap.http.RequestTarget;
import io.twinstore.domain.masking.MaskedFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.HttpRequestHandler;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of a request through the gateway and PostgREST's checks, in PostgREST's order, to the table it names. */
final class Endpoint implements HttpRequestHandler {
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
    public void handle(ClassicHttpRequest request, ClassicHttpResponse response, HttpContext context)
            throws IOException {
        answer(request).send(request, response);
    }

    private RestResponse answer(ClassicHttpRequest request) throws IOException {
        byte[] body = body(request.getEntity());
        RequestTarget target = RequestTarget.of(request.getPath());
        String path = target.path();
        if (!path.equals(ROOT) && !path.startsWith(ROOT + "/")) {
            return Gateway.noRoute();
        }
        RequestHeaders headers = new RequestHeaders(request);
        RestResponse refusal = gateway.refusal(headers);
        if (refusal != null) {
            return refusal;
        }
        return body == null ? Gateway.tooLarge() : served(request.getMethod(), target, headers, body);
    }

    private RestResponse served(String method, RequestTarget target, RequestHeaders headers, byte[] body) {
        try {
            gateway.checkToken(headers);
            return isRoot(target) && method.equals("GET")
                    ? tables.describe()
                    : tables.handle(request(method, target, headers, body));
        } catch (RestError e) {
            return e.response();
        } catch (UndecodableException e) {
            return new RestResponse(500).body("text/plain; charset=utf-8", "Something went wrong");
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", method, target.path(), MaskedFault.of(e));
            return RestError.internal().response();
        }
    }

    private RestRequest request(String method, RequestTarget target, RequestHeaders headers, byte[] body) {
        String table = table(target.path().substring(ROOT.length()));
        checkProfile(headers, method);
        checkMethod(method);
        return RestRequest.of(method, table, target.query(), headers, body);
    }

    private static boolean isRoot(RequestTarget target) {
        var path = target.path().substring(ROOT.length());
        return path.isEmpty() || path.equals("/");
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

    private void checkProfile(RequestHeaders headers, String method) {
        boolean reads = method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
        String profile = headers.first(reads ? "Accept-Profile" : "Content-Profile");
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
    private byte @Nullable [] body(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        InputStream in = entity.getContent();
        byte[] bytes = in.readNBytes(largestBody);
        long more = in.transferTo(OutputStream.nullOutputStream());
        return more == 0 ? bytes : null;
    }
}

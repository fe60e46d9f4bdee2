package io.twinstore.bootstrap.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The key check in front of PostgREST, as Supabase's gateway makes it; and PostgREST's own of the bearer token. */
final class Gateway {
    private static final String NO_KEY = "{\"message\":\"No API key found in request\","
            + "\"hint\":\"No `apikey` request header or url param was found.\"}";
    private static final String WRONG_KEY = "{\"message\":\"Invalid API key\","
            + "\"hint\":\"Double check your Supabase `anon` or `service_role` API key.\"}";
    private static final String NO_ROUTE = "{\"message\":\"no Route matched with those values\"}";
    private static final String TOO_LARGE = "{\"message\":\"Request size limit exceeded\"}";

    private final byte[] key;

    Gateway(String key) {
        this.key = key.getBytes(StandardCharsets.UTF_8);
    }

    /** The refusal, in the gateway's own shape without a code, or null if the caller may pass. */
    @Nullable
    RestResponse refusal(RequestHeaders headers) {
        String apikey = headers.first("apikey");
        if (apikey == null) {
            return answer(401, NO_KEY);
        }
        return isKey(apikey) ? null : answer(401, WRONG_KEY);
    }

    /** A bearer token, if there is one, must be the key too; any other scheme counts as no token. */
    void checkToken(RequestHeaders headers) {
        String authorization = headers.first("Authorization");
        if (authorization == null || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return;
        }
        String token = authorization.substring(7).strip();
        if (token.isEmpty()) {
            throw RestError.badToken("Empty JWT is sent in Authorization header", null);
        }
        if (!isKey(token)) {
            throw wrongToken(token.chars().filter(c -> c == '.').count() + 1);
        }
    }

    static RestResponse noRoute() {
        return answer(404, NO_ROUTE);
    }

    static RestResponse tooLarge() {
        return answer(413, TOO_LARGE);
    }

    private boolean isKey(String candidate) {
        return MessageDigest.isEqual(key, candidate.getBytes(StandardCharsets.UTF_8));
    }

    private static RestError wrongToken(long parts) {
        if (parts != 3) {
            return RestError.badToken("Expected 3 parts in JWT; got " + parts, null);
        }
        return RestError.badToken("No suitable key or wrong key type", "None of the keys was able to decode the JWT");
    }

    private static RestResponse answer(int status, String body) {
        return new RestResponse(status).body("application/json; charset=utf-8", body);
    }
}

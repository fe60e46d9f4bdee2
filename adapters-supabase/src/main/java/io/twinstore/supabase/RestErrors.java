package io.twinstore.supabase;

import io.twinstore.domain.errors.SqlState;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.errors.StoreException.NotPermitted;
import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.errors.StoreException.Unexpected;
import io.twinstore.domain.values.Json;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes the typed error of an answer that is none: by SQLSTATE, PostgREST's own code, or the HTTP status, in this order.
 *
 * <p>The server's texts quote values and are not passed on.
 */
final class RestErrors {
    private static final Pattern SQLSTATE = Pattern.compile("[0-9A-Z]{5}");

    private RestErrors() {}

    static RestFault of(int status, String body, long retryAfterMillis) {
        var error = error(status, body);
        boolean refusedUnread = status == 429 || (status == 503 && !lostConnection(body));
        boolean passing = error instanceof Unavailable;
        return new RestFault(error, !refusedUnread, passing, retryAfterMillis);
    }

    private static StoreException error(int status, String body) {
        var cause = new IOException("HTTP status " + status);
        var code = member(body, "code");
        if (code != null && SQLSTATE.matcher(code).matches()) {
            return SqlState.error(code, member(body, "message"), cause);
        }
        if (code != null && code.startsWith("PGRST20")) {
            return SqlState.error("42P01", null, cause);
        }
        if (code != null && code.isEmpty()) { // how PostgREST answers when PostgreSQL was stopped under it
            return SqlState.error("08006", null, cause);
        }
        if (status == 401 || status == 403) {
            return new NotPermitted("Supabase refuses the key; check SUPABASE_KEY", cause);
        }
        if (status == 429 || status >= 500) {
            return new Unavailable("the store cannot be reached or cannot serve now; try again later", cause);
        }
        if (status >= 300 && status < 400) {
            return new Unexpected(
                    "the server redirects elsewhere, where the key must not go; correct SUPABASE_URL", cause);
        }
        return new Unexpected("Supabase answered status " + status + "; is SUPABASE_URL the project's address?", cause);
    }

    /** PostgREST's own connection broke: the statement may have been executed. */
    private static boolean lostConnection(String body) {
        return !"PGRST000".equals(member(body, "code")) && !"PGRST002".equals(member(body, "code"));
    }

    private static @Nullable String member(String body, String name) {
        try {
            return JsonParser.parse(body) instanceof Json.Obj error && error.get(name) instanceof Json.Str text
                    ? text.value()
                    : null;
        } catch (IllegalArgumentException e) {
            return null; // HTML, plain text, half a JSON: the status says enough
        }
    }
}

package io.twinstore.supabase;

import io.twinstore.domain.errors.SqlState;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.errors.StoreException.NotPermitted;
import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.errors.StoreException.Unexpected;
import io.twinstore.domain.values.Json;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes the typed error of an answer that is none: by SQLSTATE, PostgREST's own code, or the HTTP status, in this order.
 *
 * <p>The server's texts quote values and are not passed on.
 */
final class RestErrors {
    private static final Pattern SQLSTATE = Pattern.compile("[0-9A-Z]{5}");

    /** The one refusal of a request that says nothing about whether it was executed. */
    private static final int REQUEST_TIMEOUT = 408;

    private RestErrors() {}

    static RestFault of(RestCall.Method method, int status, String body, long retryAfterMillis) {
        boolean executed = status != 429 && !refusedUnread(status, body);
        var error = error(status, body);
        boolean passing = error instanceof Unavailable;
        var told = passing && executed && method.writes() ? SqlState.unavailable(true, error) : error;
        return new RestFault(told, executed, passing, retryAfterMillis);
    }

    private static StoreException error(int status, String body) {
        var code = member(body, "code");
        var cause = new RestRefusal(status, code == null ? "" : code, referenced(body));
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
            return SqlState.unavailable(false, cause);
        }
        if (status >= 300 && status < 400) {
            return new Unexpected(
                    "the server redirects elsewhere, where the key must not go; correct SUPABASE_URL", cause, false);
        }
        return new Unexpected(
                "Supabase answered status " + status + "; is SUPABASE_URL the project's address?",
                cause,
                status == REQUEST_TIMEOUT || status < 400);
    }

    /** Whether other rows refer to one that would have gone; what is said otherwise is that one refers to none. */
    private static boolean referenced(String body) {
        return String.valueOf(member(body, "message")).startsWith("update or delete on table ");
    }

    /** Whether PostgREST had no connection when it answered; with any other 503 one broke under the statement. */
    private static boolean refusedUnread(int status, String body) {
        var code = String.valueOf(member(body, "code"));
        return (status == 503 && (code.equals("PGRST000") || code.equals("PGRST002")))
                || (status == 504 && code.equals("PGRST003"));
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

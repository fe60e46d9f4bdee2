package io.twinstore.supabase;

import io.twinstore.domain.errors.SqlState;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.errors.StoreException.NotPermitted;
import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.errors.StoreException.Unexpected;
import io.twinstore.domain.values.Json;
import java.time.Duration;
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

    static RestFault of(RestCall call, int status, String body, long retryAfterMillis) {
        boolean executed = status != 429 && !refusedUnread(status, body);
        var error = error(call, status, body);
        boolean passing = error instanceof Unavailable;
        boolean unknown = passing && executed && call.method().writes();
        var told = passing
                ? new Unavailable(
                        String.valueOf(SqlState.unavailable(unknown, error).getMessage()),
                        error,
                        unknown,
                        Duration.ofMillis(retryAfterMillis))
                : error;
        return new RestFault(told, executed, passing, retryAfterMillis);
    }

    private static StoreException error(RestCall call, int status, String body) {
        var code = member(body, "code");
        var cause = new RestRefusal(status, code == null ? "" : code, referenced(body));
        if (code == null) {
            return ofStatus(status, cause);
        }
        if (SQLSTATE.matcher(code).matches()) {
            return SqlState.error(code, member(body, "message"), cause);
        }
        if (code.isEmpty()) { // how PostgREST answers when PostgreSQL was stopped under it
            return SqlState.error("08006", null, cause);
        }
        return switch (code) {
            case "PGRST106" ->
                new Unexpected(
                        "the API does not serve the schema public; add it to the project's exposed schemas",
                        cause,
                        false);
            case "PGRST204" -> SqlState.missing("column that is asked for in table " + call.table(), cause);
            case "PGRST205" -> SqlState.missing("table " + call.table() + " in the schema that its API serves", cause);
            case "PGRST301", "PGRST302", "PGRST303" -> refusedKey(body, cause);
            default -> ofStatus(status, cause);
        };
    }

    private static NotPermitted refusedKey(String body, RestRefusal cause) {
        return "JWT expired".equals(member(body, "message"))
                ? new NotPermitted("the key has expired; set SUPABASE_KEY to the project's current secret key", cause)
                : new NotPermitted("Supabase refuses the key; check SUPABASE_KEY", cause);
    }

    private static StoreException ofStatus(int status, RestRefusal cause) {
        return switch (status) {
            case 401, 403 -> new NotPermitted("Supabase refuses the key; check SUPABASE_KEY", cause);
            case 402 -> new Unexpected("the project is restricted; see its billing page at Supabase", cause, false);
            case 413 -> new Unexpected("the rows are larger than the server takes at once; send fewer", cause, false);
            case 414 ->
                new Unexpected("the question is longer than the server takes in a URL; ask with less", cause, false);
            case 540 -> new Unexpected("the project is paused; resume it in Supabase's dashboard", cause, false);
            default -> ofOtherStatus(status, cause);
        };
    }

    private static StoreException ofOtherStatus(int status, RestRefusal cause) {
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
            return ExactJson.parse(body) instanceof Json.Obj error && error.get(name) instanceof Json.Str text
                    ? text.value()
                    : null;
        } catch (IllegalArgumentException e) {
            return null; // HTML, plain text, half a JSON: the status says enough
        }
    }
}

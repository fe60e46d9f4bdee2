package io.twinstore.supabase;

import io.twinstore.domain.errors.StoreException.Unexpected;
import io.twinstore.domain.values.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What PostgREST answered to a call that succeeded.
 *
 * @param contentRange the header of that name, such as {@code 0-9/1299}; null when there is none
 * @param date the header of that name: the moment by the server's clock, in whole seconds
 */
record RestReply(
        String body,
        @Nullable String contentRange,
        @Nullable String date) {
    private static final Pattern TOTAL = Pattern.compile(".*/(\\d+)");

    /** Without the body. */
    @Override
    public String toString() {
        return "RestReply[" + contentRange + "]";
    }

    /** When the server answered, by its own clock; a proxy that leaves that out is no gateway of Supabase's. */
    Instant time() {
        try {
            return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date == null ? "" : date));
        } catch (DateTimeException e) {
            throw notPostgrest(e);
        }
    }

    /** The rows of the body. */
    List<Json.Obj> rows() {
        var rows = new ArrayList<Json.Obj>();
        for (var element : array().elements()) {
            if (!(element instanceof Json.Obj row)) {
                throw notPostgrest(null);
            }
            rows.add(row);
        }
        return rows;
    }

    /** The rows of a whole table's page, whose texts stay as they are. */
    List<Json.Obj> pageRows() {
        try {
            return RowTexts.of(body);
        } catch (IllegalArgumentException e) {
            throw notPostgrest(e);
        }
    }

    /** All rows that the call finds; it must have asked for {@code count=exact}, which shows a cap of the server's. */
    List<Json.Obj> all() {
        var rows = rows();
        if (rows.size() < total()) {
            throw new Unexpected(
                    "the server answers at most " + rows.size() + " rows; raise its 'Max rows' to " + total(), null);
        }
        return rows;
    }

    /** The rows of a read that asked for no count, which must be those that the server says they are. */
    List<Json.Obj> uncounted() {
        var rows = rows();
        var range = rows.isEmpty() ? "*/" : "0-" + (rows.size() - 1) + "/";
        if (contentRange == null || !contentRange.startsWith(range)) {
            throw notPostgrest(null);
        }
        return rows;
    }

    private Json.Arr array() {
        try {
            if (ExactJson.parse(body) instanceof Json.Arr array) {
                return array;
            }
        } catch (IllegalArgumentException e) {
            throw notPostgrest(e);
        }
        throw notPostgrest(null);
    }

    /** How many rows the call would answer without a limit; the call must have asked for {@code count=exact}. */
    long total() {
        var total = TOTAL.matcher(contentRange == null ? "" : contentRange);
        if (!total.matches()) {
            throw notPostgrest(null);
        }
        return Long.parseLong(total.group(1));
    }

    private static Unexpected notPostgrest(@Nullable Exception cause) {
        return new Unexpected("the answer is none of PostgREST's; is SUPABASE_URL the project's address?", cause);
    }
}

package io.twinstore.supabase;

import io.twinstore.domain.rows.JsonNulls;
import io.twinstore.domain.values.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;

/**
 * Tells a JSON null from no value over PostgREST, whose answers write both as null: beside each jsonb column the first
 * character of its text is selected, which is n for a JSON null alone.
 */
final class JsonNullSelect {
    private static final String PREFIX = "twinstore_json_";
    private static final Json JSON_NULL = Json.of("n");

    private JsonNullSelect() {}

    /** What a select adds for these jsonb columns. */
    static String also(Collection<String> columns) {
        return columns.stream()
                .map(column -> "," + PREFIX + column + ":" + column + "::char")
                .collect(Collectors.joining());
    }

    /** The row of an answer to such a select. */
    static Json.Obj row(Json.Obj answered) {
        var members = new LinkedHashMap<String, Json>();
        var nulls = new ArrayList<String>();
        answered.members().forEach((name, value) -> {
            if (!name.startsWith(PREFIX)) {
                members.put(name, value);
            } else if (value.equals(JSON_NULL)) {
                nulls.add(name.substring(PREFIX.length()));
            }
        });
        return JsonNulls.in(new Json.Obj(members), nulls);
    }
}

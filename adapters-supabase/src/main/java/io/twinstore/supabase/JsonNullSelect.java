package io.twinstore.supabase;

import io.twinstore.domain.rows.JsonNulls;
import io.twinstore.domain.values.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells a JSON null from no value over PostgREST, whose answers write both as null: beside each jsonb column the first
 * character of its text is selected, which is n for a JSON null alone.
 */
final class JsonNullSelect {
    private static final String PREFIX = "twinstore_json_";
    private static final String JSON_NULL = "n";

    private JsonNullSelect() {}

    /** What a select adds for these jsonb columns, before other columns, so that a row's text begins with it. */
    static String first(Collection<String> columns) {
        return columns.stream()
                .map(column -> RestCall.name(PREFIX + column) + ":" + RestCall.name(column) + "::char,")
                .collect(Collectors.joining());
    }

    /** The jsonb column that a member of an answer tells of; nothing for a member that is a column itself. */
    static Optional<String> column(String member) {
        return member.startsWith(PREFIX) ? Optional.of(member.substring(PREFIX.length())) : Optional.empty();
    }

    /** Whether what such a member holds says that the column holds a JSON null. */
    static boolean isJsonNull(@Nullable String value) {
        return JSON_NULL.equals(value);
    }

    /** The text of the member by which a row names those columns, with a comma behind it. */
    static String member(Collection<String> columns) {
        var names = Json.of(new TreeSet<>(columns));
        return Json.of(JsonNulls.MEMBER) + ":" + names + ",";
    }

    /** The row of an answer to such a select. */
    static Json.Obj row(Json.Obj answered) {
        var members = new LinkedHashMap<String, Json>();
        var nulls = new ArrayList<String>();
        answered.members().forEach((name, value) -> {
            var told = column(name);
            if (told.isEmpty()) {
                members.put(name, value);
            } else if (value instanceof Json.Str text && isJsonNull(text.value())) {
                nulls.add(told.get());
            }
        });
        return JsonNulls.in(new Json.Obj(members), nulls);
    }
}

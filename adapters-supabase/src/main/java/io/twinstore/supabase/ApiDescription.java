package io.twinstore.supabase;

import io.twinstore.domain.inspection.ColumnFacts;
import io.twinstore.domain.inspection.ColumnFacts.Kind;
import io.twinstore.domain.values.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * PostgREST's description of its API, in Swagger 2.0. Of a column it has the type without a length, the most characters of a text
 * that is no array, whether it must have a value, and a default if that is a constant; it has no precision of numbers.
 */
final class ApiDescription {
    private ApiDescription() {}

    /** The columns of each table that it describes; nothing when the text is none. */
    static Optional<Map<String, List<ColumnFacts>>> columns(String text) {
        try {
            return ExactJson.parse(text) instanceof Json.Obj document
                            && document.get("definitions") instanceof Json.Obj definitions
                    ? Optional.of(tables(definitions))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Map<String, List<ColumnFacts>> tables(Json.Obj definitions) {
        var tables = new LinkedHashMap<String, List<ColumnFacts>>();
        definitions.members().forEach((name, definition) -> {
            if (definition instanceof Json.Obj table && table.get("properties") instanceof Json.Obj columns) {
                var required = table.get("required") instanceof Json.Arr names ? names.elements() : List.<Json>of();
                tables.put(
                        name,
                        columns.members().entrySet().stream()
                                .map(column -> column(
                                        column.getKey(),
                                        column.getValue(),
                                        !required.contains(Json.of(column.getKey()))))
                                .toList());
            }
        });
        return tables;
    }

    private static ColumnFacts column(String name, Json described, boolean nullable) {
        if (!(described instanceof Json.Obj column)) {
            return ColumnFacts.named(name);
        }
        return new ColumnFacts(
                name,
                type(column),
                length(column.get("maxLength")),
                null,
                null,
                nullable,
                column.members().containsKey("default"),
                Kind.PLAIN);
    }

    /** Values of an enumeration are texts for whoever copies them. */
    private static @Nullable String type(Json.Obj column) {
        if (column.get("enum") instanceof Json.Arr) {
            return "text";
        }
        return column.get("format") instanceof Json.Str type ? type.value() : null;
    }

    private static @Nullable Integer length(Json most) {
        return most instanceof Json.Num number ? (Integer) number.value().intValue() : null;
    }
}

package io.twinstore.supabase;

import io.twinstore.domain.inspection.ColumnFacts;
import io.twinstore.domain.inspection.ColumnFacts.Kind;
import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.values.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PostgREST's description of its API, in Swagger 2.0. Of a column it has the type without a length, the most characters of a text
 * that is no array, whether it must have a value, and a default if that is a constant; it has no precision of numbers.
 */
final class ApiDescription {
    private ApiDescription() {}

    /** The columns of each table that it describes; nothing when the text is none. */
    static Optional<Map<String, List<ColumnFacts>>> columns(String text) {
        return definitions(text).map(ApiDescription::tables);
    }

    /** Those tables that have a primary key, and views that show one, which it does not tell from tables. */
    static List<Table> keyed(String text) {
        return definitions(text).map(ApiDescription::keyed).orElse(List.of());
    }

    private static Optional<Json.Obj> definitions(String text) {
        try {
            return ExactJson.parse(text) instanceof Json.Obj document
                            && document.get("definitions") instanceof Json.Obj definitions
                    ? Optional.of(definitions)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<Table> keyed(Json.Obj definitions) {
        var keyed = new ArrayList<Table>();
        tables(definitions).forEach((name, columns) -> {
            var types = new LinkedHashMap<String, ColumnType<?>>();
            columns.forEach(column -> types.put(
                    column.name(), ColumnType.named(String.valueOf(column.type()), column.length(), null, null)));
            var key = columns.stream()
                    .<String>map(ColumnFacts::name)
                    .filter(column -> isKey(definitions.get(name), column))
                    .toList();
            if (!key.isEmpty()) {
                keyed.add(new Table(name, types, key, Set.of()));
            }
        });
        return keyed;
    }

    private static boolean isKey(Json definition, String column) {
        return definition instanceof Json.Obj table
                && table.get("properties") instanceof Json.Obj properties
                && properties.get(column) instanceof Json.Obj described
                && described.get("description") instanceof Json.Str note
                && note.value().contains("<pk/>");
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

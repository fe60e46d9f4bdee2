package io.twinstore.domain.tables;

import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.values.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A table as the move sees it.
 *
 * @param key the columns of the primary key, in its order
 * @param parents the tables that its foreign keys name, itself left out
 */
public record Table(String name, Map<String, ColumnType<?>> columns, List<String> key, Set<String> parents) {
    /** Takes copies; columns keep their order. */
    public Table {
        columns = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        key = List.copyOf(key);
        parents = Set.copyOf(parents);
    }

    /** The column that says when a row was last changed; nothing where no column does. */
    public Optional<String> changedColumn() {
        return Stream.of("updated_at", "last_updated")
                .filter(columns::containsKey)
                .findFirst();
    }

    /** The primary key of a row. */
    public Json.Obj keyOf(Json.Obj row) {
        var members = new LinkedHashMap<String, Json>();
        key.forEach(column -> members.put(column, row.get(column)));
        return new Json.Obj(members);
    }

    /** The primary key as it may be shown: of a text, which may be a phone number, the hash. */
    public Json.Obj shownKeyOf(Json.Obj row, UnaryOperator<String> hash) {
        var members = new LinkedHashMap<String, Json>();
        key.forEach(column -> members.put(column, shown(column, row.get(column), hash)));
        return new Json.Obj(members);
    }

    private Json shown(String column, Json value, UnaryOperator<String> hash) {
        return !isShown(column) && value instanceof Json.Str text ? Json.of("#" + hash.apply(text.value())) : value;
    }

    /** Whether the values of a key's column may be shown: all but text, which may be a phone number. */
    public boolean isShown(String keyColumn) {
        var type = columns.get(keyColumn);
        return type != null && !type.isText();
    }

    @Override
    public String toString() {
        return name;
    }
}

package io.twinstore.domain.tables;

import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.values.Json;
import java.util.HashMap;
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
 * @param generated the columns that the database computes from others, whatever a row states
 */
public record Table(
        String name, Map<String, ColumnType<?>> columns, List<String> key, Set<String> parents, Set<String> generated) {
    private static final Set<String> SHOWN =
            Set.of("smallint", "integer", "bigint", "uuid", "boolean", "date", "time", "timestamptz");

    /** Takes copies; columns keep their order. */
    public Table {
        columns = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        key = List.copyOf(key);
        parents = Set.copyOf(parents);
        generated = Set.copyOf(generated);
    }

    /** A table that computes no column. */
    public Table(String name, Map<String, ColumnType<?>> columns, List<String> key, Set<String> parents) {
        this(name, columns, key, parents, Set.of());
    }

    /** The same table with the columns that a database has beside these. */
    Table with(Table there) {
        var all = new LinkedHashMap<>(columns);
        there.columns.forEach(all::putIfAbsent);
        return new Table(name, all, key, there.parents, there.generated);
    }

    /** The same table without some columns, which are not moved and not compared. */
    public Table without(Set<String> some) {
        var others = new LinkedHashMap<>(columns);
        others.keySet().removeAll(some);
        return new Table(name, others, key, parents, generated);
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

    /** The rows of these keys, in the order of the keys; nothing for a key that has none. Keys are held together by value. */
    public List<Optional<Json.Obj>> inOrder(List<Json.Obj> keys, List<Json.Obj> rows) {
        var byKey = new HashMap<Json.Obj, Json.Obj>();
        rows.forEach(row -> byKey.put(canonicalKey(row), row));
        return keys.stream()
                .map(key -> Optional.ofNullable(byKey.get(canonicalKey(key))))
                .toList();
    }

    private Json.Obj canonicalKey(Json.Obj row) {
        var members = new LinkedHashMap<String, Json>();
        for (var column : key) {
            var type = columns.getOrDefault(column, ColumnType.TEXT);
            members.put(column, type.canonical(row.get(column)));
        }
        return new Json.Obj(members);
    }

    /** The primary key as it may be shown: of what may be or hold a phone number, the hash. */
    public Json.Obj shownKeyOf(Json.Obj row, UnaryOperator<String> hash) {
        var members = new LinkedHashMap<String, Json>();
        key.forEach(column -> members.put(column, shown(column, row.get(column), hash)));
        return new Json.Obj(members);
    }

    private Json shown(String column, Json value, UnaryOperator<String> hash) {
        if (isShown(column)) {
            return value;
        }
        return Json.of("#" + hash.apply(value instanceof Json.Str text ? text.value() : value.toString()));
    }

    /** Whether the values of a key's column may be shown: not those that may be or hold a phone number. */
    public boolean isShown(String keyColumn) {
        var type = columns.get(keyColumn);
        return type != null && SHOWN.contains(type.name());
    }

    @Override
    public String toString() {
        return name;
    }
}

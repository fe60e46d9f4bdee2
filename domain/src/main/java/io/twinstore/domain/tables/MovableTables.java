package io.twinstore.domain.tables;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The tables of a store that can be moved.
 *
 * @param tables parents before the tables whose foreign keys name them
 * @param refused why each other table cannot go, and views
 */
public record MovableTables(List<Table> tables, Map<String, String> refused) {

    /** No table at all. */
    public static final MovableTables NONE = new MovableTables(List.of(), Map.of());

    /** Takes copies, and sorts the tables: by name, but parents first. */
    public MovableTables {
        tables = parentsFirst(tables);
        refused = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(refused));
    }

    /**
     * These tables as our own schema has them, since the data layer must be able to read what moves, with the columns that
     * somebody has added; also those that this store lacks, so that it says so itself when one is asked for.
     */
    public MovableTables with(List<Table> schema) {
        var all = new LinkedHashMap<String, Table>();
        schema.stream()
                .filter(table -> !refused.containsKey(table.name()))
                .forEach(table -> all.put(table.name(), table));
        tables.forEach(table -> all.merge(table.name(), table, Table::with));
        return new MovableTables(List.copyOf(all.values()), refused);
    }

    /** A ring of foreign keys is broken where it is entered. */
    private static List<Table> parentsFirst(List<Table> tables) {
        var all = tables.stream()
                .collect(Collectors.toMap(Table::name, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        var ordered = new LinkedHashMap<String, Table>();
        all.values().forEach(table -> addAfterParents(table, all, new LinkedHashSet<>(), ordered));
        return List.copyOf(ordered.values());
    }

    private static void addAfterParents(
            Table table, Map<String, Table> all, Set<String> above, Map<String, Table> ordered) {
        if (ordered.containsKey(table.name()) || !above.add(table.name())) {
            return;
        }
        for (var parent : new TreeSet<>(table.parents())) {
            var found = all.get(parent);
            if (found != null) {
                addAfterParents(found, all, above, ordered);
            }
        }
        ordered.put(table.name(), table);
    }
}

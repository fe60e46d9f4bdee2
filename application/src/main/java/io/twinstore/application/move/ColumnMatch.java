package io.twinstore.application.move;

import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.tables.Table;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Holds the columns of source and target against each other before a row moves. */
public final class ColumnMatch {
    private final Function<Table, Set<String>> source;
    private final List<Table> schema;
    private final Progress progress;

    /**
     * Over what the source says of its columns.
     *
     * @param source nothing for a table of which it does not say
     * @param schema the tables of our own schema, whose columns are always compared
     */
    public ColumnMatch(Function<Table, Set<String>> source, List<Table> schema, Progress progress) {
        this.source = source;
        this.schema = schema;
        this.progress = progress;
    }

    /**
     * Requires a column of the target for each of the source.
     *
     * @throws InvalidInput naming those that are missing
     */
    public void requireEvery(List<Table> target) {
        for (var table : target) {
            var missing = new TreeSet<>(source.apply(table));
            missing.removeAll(table.columns().keySet());
            if (!missing.isEmpty()) {
                throw new InvalidInput("table " + table + ": the target has no column " + String.join(", ", missing)
                        + "; add what is missing there; nothing was moved");
            }
        }
    }

    /** The tables with the columns that can be equal: not those that somebody added to the target alone. */
    public List<Table> shared(List<Table> target) {
        return target.stream().map(this::shared).toList();
    }

    private Table shared(Table table) {
        var added = new LinkedHashSet<>(table.columns().keySet());
        schema.stream()
                .filter(each -> each.name().equals(table.name()))
                .forEach(each -> added.removeAll(each.columns().keySet()));
        if (added.isEmpty()) {
            return table;
        }
        var there = source.apply(table);
        if (there.isEmpty()) {
            return table;
        }
        added.removeAll(there);
        if (!added.isEmpty()) {
            progress.note("table " + table + ": the source has no column " + String.join(", ", added)
                    + ", so that it is not compared");
        }
        return table.without(added);
    }
}

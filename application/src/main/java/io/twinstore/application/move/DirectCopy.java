package io.twinstore.application.move;

import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.tables.TableWriter;
import io.twinstore.domain.tables.TableWriter.Load;
import io.twinstore.domain.tables.TextRows;
import io.twinstore.domain.values.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Copies tables from one store straight into another, without files. */
public final class DirectCopy {
    private final TableReader source;
    private final Optional<TextRows> text;
    private final TableWriter target;
    private final int pageSize;
    private final Progress progress;

    /** A table that was copied. */
    public record Copied(String table, long rows) {}

    /**
     * Reads pages of so many rows.
     *
     * @param text the source's rows as text; nothing where it has none
     */
    public DirectCopy(
            TableReader source, Optional<TextRows> text, TableWriter target, int pageSize, Progress progress) {
        this.source = source;
        this.text = text;
        this.target = target;
        this.pageSize = pageSize;
        this.progress = progress;
    }

    /**
     * Copies the tables, which are given parents first.
     *
     * @param singleTransaction all tables or none, instead of a transaction for each
     * @throws io.twinstore.domain.errors.StoreException.Unexpected when the source gives fewer rows than it counts; nothing
     *     of that table is in the target then
     */
    public List<Copied> run(List<Table> tables, boolean singleTransaction) {
        if (singleTransaction) {
            return load(tables);
        }
        return tables.stream().flatMap(table -> load(List.of(table)).stream()).toList();
    }

    private List<Copied> load(List<Table> tables) {
        try (var load = target.begin()) {
            var copied = new ArrayList<Copied>();
            for (var table : tables) {
                copied.add(new Copied(table.name(), copy(table, load)));
            }
            load.commit();
            return copied;
        }
    }

    private long copy(Table table, Load load) {
        long before = source.count(table).rows();
        long rows = copy(table, before, load);
        Completeness.require(source, table, before, rows);
        return rows;
    }

    /** As text where both sides have the same types, else at once, else beside the rows that are there. */
    private long copy(Table table, long total, Load load) {
        var asText = text.isPresent()
                ? load.append(table, text.get(), lines -> new CountedRows<>(lines, table, total, progress))
                : OptionalLong.empty();
        var appended = asText.isPresent() ? asText : load.append(table, rows(table, total));
        return appended.isPresent() ? appended.getAsLong() : load.load(table, rows(table, total));
    }

    private CountedRows<Json.Obj> rows(Table table, long total) {
        return new CountedRows<>(new TableLanes(source, table, pageSize, total), table, total, progress);
    }
}

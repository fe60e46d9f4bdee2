package io.twinstore.application.move;

import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.tables.TableWriter;
import io.twinstore.domain.tables.TableWriter.Load;
import java.util.ArrayList;
import java.util.List;

/** Copies tables from one store straight into another, without files. */
public final class DirectCopy {
    private final TableReader source;
    private final TableWriter target;
    private final int pageSize;
    private final Progress progress;

    /** A table that was copied. */
    public record Copied(String table, long rows) {}

    /** Reads pages of so many rows. */
    public DirectCopy(TableReader source, TableWriter target, int pageSize, Progress progress) {
        this.source = source;
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
        var pages = new TablePages(source, table, pageSize);
        long rows = load.load(table, new CountedRows(pages, table, before, progress));
        Completeness.require(source, table, before, rows);
        return rows;
    }
}

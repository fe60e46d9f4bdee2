package io.twinstore.application.move;

import io.twinstore.application.move.ExportFiles.Manifest;
import io.twinstore.application.move.ExportFiles.TableFile;
import io.twinstore.application.move.ExportFiles.Wanted;
import io.twinstore.domain.errors.StoreException.Unexpected;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Copies tables from a store into files. */
public final class Export {
    private final TableReader source;
    private final int pageSize;
    private final Clock clock;
    private final Progress progress;

    /** Reads pages of so many rows. */
    public Export(TableReader source, int pageSize, Clock clock, Progress progress) {
        this.source = source;
        this.pageSize = pageSize;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Writes one file a table and the manifest; goes on where an earlier run of the same export ended.
     *
     * @param sourceName where the rows come from, as the manifest shall say it
     * @throws Unexpected when fewer rows came than the source counts, or no company at all: row-level security hides rows,
     *     also from the count, and no error tells
     */
    public Manifest run(List<Table> tables, String sourceName, ExportFiles files) {
        var wanted = new Wanted(sourceName, tables.stream().map(Table::name).toList());
        try (var writing = files.begin(wanted, clock.instant())) {
            try {
                return write(tables, sourceName, writing);
            } catch (RuntimeException e) {
                if (!writing.isEmpty()) {
                    progress.note("what is exported so far is kept: the same command goes on from there");
                }
                throw e;
            }
        }
    }

    private Manifest write(List<Table> tables, String sourceName, ExportFiles.Writing writing) {
        var finished = new LinkedHashMap<String, TableFile>();
        writing.finished().forEach(file -> finished.put(file.table(), file));
        if (!finished.isEmpty()) {
            progress.note("the run that began at " + writing.date() + " exported "
                    + String.join(", ", finished.keySet()) + " already; they are not read again");
        }
        var written = new ArrayList<TableFile>();
        for (var table : tables) {
            var file = finished.get(table.name());
            written.add(file == null ? export(table, writing) : file);
        }
        var manifest = new Manifest(writing.date(), sourceName, written);
        writing.finish(manifest);
        return manifest;
    }

    private TableFile export(Table table, ExportFiles.Writing files) {
        long before = source.count(table).rows();
        var file = files.write(table, (last, written) -> {
            if (last != null) {
                progress.note("table " + table + ": goes on after the " + written + " rows of an earlier run");
            }
            return new CountedRows<>(
                    new TableLanes(source, table, pageSize, last, before - written), table, written, before, progress);
        });
        try {
            Completeness.require(source, table, before, file.rows());
        } catch (Unexpected e) {
            files.discard(file);
            throw e;
        }
        return file;
    }
}

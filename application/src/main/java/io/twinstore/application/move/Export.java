package io.twinstore.application.move;

import io.twinstore.application.move.ExportFiles.Manifest;
import io.twinstore.application.move.ExportFiles.TableFile;
import io.twinstore.domain.errors.StoreException.Unexpected;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import java.time.Clock;
import java.util.ArrayList;
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
     * Writes one file a table and the manifest.
     *
     * @param sourceName where the rows come from, as the manifest shall say it
     * @throws Unexpected when fewer rows came than the source counts, or no company at all: row-level security hides rows,
     *     also from the count, and no error tells
     */
    public Manifest run(List<Table> tables, String sourceName, ExportFiles files) {
        var date = clock.instant();
        try (var writing = files.begin()) {
            var written = new ArrayList<TableFile>();
            for (var table : tables) {
                written.add(export(table, writing));
            }
            requireCompany(written);
            var manifest = new Manifest(date, sourceName, written);
            writing.finish(manifest);
            return manifest;
        }
    }

    private static void requireCompany(List<TableFile> written) {
        if (written.stream().anyMatch(file -> file.table().equals("companies") && file.rows() == 0)) {
            throw new Unexpected(
                    "the source shows no company; row-level security hides all rows from this key: use the secret"
                            + " (service) key",
                    null);
        }
    }

    private TableFile export(Table table, ExportFiles.Writing files) {
        long before = source.count(table).rows();
        var rows = new CountedRows(new TablePages(source, table, pageSize), table, before, progress);
        var file = files.write(table, rows);
        if (file.rows() < before && file.rows() < source.count(table).rows()) {
            throw new Unexpected(
                    "the source counts " + before + " rows of " + table + " but gave " + file.rows()
                            + "; rows were deleted meanwhile or the server left some out: export again",
                    null);
        }
        return file;
    }
}

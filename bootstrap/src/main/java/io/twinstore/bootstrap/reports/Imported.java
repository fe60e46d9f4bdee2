package io.twinstore.bootstrap.reports;

import io.twinstore.application.move.ExportFiles.Manifest;
import io.twinstore.application.move.ExportFiles.TableFile;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an import has loaded, for a person and for programs.
 *
 * @param totalRows of the files, those that were set aside among them
 * @param setAside how many rows of which tables could not be loaded
 */
public record Imported(
        Instant exportDate, String source, List<TableFile> tables, long totalRows, Map<String, Long> setAside) {

    /** Takes copies. */
    public Imported {
        tables = List.copyOf(tables);
        setAside = java.util.Collections.unmodifiableMap(new TreeMap<>(setAside));
    }

    /** The files of this manifest. */
    public static Imported of(Manifest manifest, Map<String, Long> setAside) {
        return new Imported(
                manifest.exportDate(), manifest.source(), manifest.tables(), manifest.totalRows(), setAside);
    }

    /** Whether nothing was set aside. */
    public boolean whole() {
        return setAside.isEmpty();
    }

    /** The rows that are in the target now. */
    public long rows() {
        return totalRows - rejected();
    }

    private long rejected() {
        return setAside.values().stream().mapToLong(Long::longValue).sum();
    }

    /** A row for each table, and their sum. */
    public String text() {
        var text = whole() ? new TextTable("table", "rows") : new TextTable("table", "rows", "set aside");
        tables.forEach(file -> row(text, file.table(), file.rows(), setAside.getOrDefault(file.table(), 0L)));
        row(text, "all", totalRows, rejected());
        return text.toString();
    }

    private void row(TextTable text, String table, long rows, long rejected) {
        if (whole()) {
            text.row(table, rows);
        } else {
            text.row(table, rows - rejected, rejected);
        }
    }

    /** In one line. */
    public String summary() {
        var all = String.format(Locale.ROOT, "%d tables, %,d rows", tables.size(), rows());
        return whole() ? all : all + String.format(Locale.ROOT, ", %,d set aside", rejected());
    }
}

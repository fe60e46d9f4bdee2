package io.twinstore.application.move;

import io.twinstore.application.move.ExportFiles.Manifest;
import io.twinstore.application.move.ExportFiles.TableFile;
import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableWriter;
import io.twinstore.domain.values.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Loads the files of an export into a store; running it again changes nothing. */
public final class Import {
    private final TableWriter target;
    private final Progress progress;

    /** Into this store. */
    public Import(TableWriter target, Progress progress) {
        this.target = target;
        this.progress = progress;
    }

    /** A file with the table of the target that it goes to. */
    private record Step(TableFile file, Table table) {}

    /**
     * Loads files that {@link #check} has found good, one after the other in the order of foreign keys.
     *
     * @param singleTransaction all tables or none, instead of a transaction for each
     */
    public void load(ExportFiles files, Manifest checked, boolean singleTransaction) {
        var steps = steps(checked);
        if (singleTransaction) {
            load(files, steps);
        } else {
            steps.forEach(step -> load(files, List.of(step)));
        }
    }

    /** Checks every file, and that the target knows every table, without loading anything. */
    public Manifest check(ExportFiles files) {
        var manifest = files.checkedManifest();
        steps(manifest);
        return manifest;
    }

    private List<Step> steps(Manifest manifest) {
        var files = new HashMap<String, TableFile>();
        manifest.tables().forEach(file -> files.put(file.table(), file));
        var steps = new ArrayList<Step>();
        var known = target.movable();
        for (var table : known.tables()) {
            var file = files.remove(table.name());
            if (file != null) {
                steps.add(new Step(file, table));
            }
        }
        if (!files.isEmpty()) {
            throw new InvalidInput("the export holds tables that the target does not know: "
                    + files.keySet().stream()
                            .sorted()
                            .map(name -> name + why(known.refused().get(name)))
                            .collect(Collectors.joining(", ")));
        }
        return steps;
    }

    private static String why(@Nullable String reason) {
        return reason == null ? "" : " (" + reason + ")";
    }

    private void load(ExportFiles files, List<Step> steps) {
        try (var load = target.begin()) {
            for (var step : steps) {
                var appended = files.read(step.file(), rows -> load.append(step.table(), counted(rows, step)));
                if (appended.isEmpty()) {
                    files.read(step.file(), rows -> load.load(step.table(), counted(rows, step)));
                }
            }
            load.commit();
        }
    }

    private CountedRows<Json.Obj> counted(Iterator<Json.Obj> rows, Step step) {
        return new CountedRows<>(rows, step.table(), step.file().rows(), progress);
    }
}

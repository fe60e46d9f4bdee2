package io.twinstore.application.move;

import io.twinstore.application.move.ExportFiles.Manifest;
import io.twinstore.application.move.ExportFiles.TableFile;
import io.twinstore.domain.errors.StoreException.Conflict;
import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableWriter;
import io.twinstore.domain.tables.TableWriter.Load;
import io.twinstore.domain.values.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
     * @param rejects where rows go that cannot be loaded; null for a load that they end
     * @return how many rows of each table were set aside; of others nothing
     */
    public Map<String, Long> load(
            ExportFiles files, Manifest checked, boolean singleTransaction, @Nullable Rejects rejects) {
        var steps = steps(checked);
        var setAside = new LinkedHashMap<String, Long>();
        if (singleTransaction) {
            load(files, steps, rejects, setAside);
        } else {
            steps.forEach(step -> load(files, List.of(step), rejects, setAside));
        }
        return setAside;
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

    private void load(ExportFiles files, List<Step> steps, @Nullable Rejects rejects, Map<String, Long> setAside) {
        try (var load = target.begin()) {
            for (var step : steps) {
                try {
                    load(files, step, load);
                } catch (InvalidInput | Conflict e) {
                    if (rejects == null) {
                        throw e;
                    }
                    var refused = files.read(
                            step.file(), rows -> new LoadBeside(load, step.table()).run(counted(rows, step)));
                    if (refused.isEmpty()) {
                        throw e; // it is no single row's fault
                    }
                    rejects.setAside(step.table(), refused);
                    setAside.put(step.table().name(), (long) refused.size());
                }
            }
            load.commit();
        }
    }

    private void load(ExportFiles files, Step step, Load load) {
        var appended = files.read(step.file(), rows -> load.append(step.table(), counted(rows, step)));
        if (appended.isEmpty()) {
            files.read(step.file(), rows -> load.load(step.table(), counted(rows, step)));
        }
    }

    private CountedRows<Json.Obj> counted(Iterator<Json.Obj> rows, Step step) {
        return new CountedRows<>(rows, step.table(), step.file().rows(), progress);
    }
}

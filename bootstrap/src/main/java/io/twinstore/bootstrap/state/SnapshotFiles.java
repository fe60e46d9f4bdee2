package io.twinstore.bootstrap.state;

import io.twinstore.bootstrap.disk.PrivateFiles;
import io.twinstore.bootstrap.files.JsonDocument;
import io.twinstore.bootstrap.metrics.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What processes measure: a file for each hour and each measuring in {@code measured/} in TWINSTORE_HOME, such as
 * {@code 2026-11-26T22-4711-UUID.json}. The process alone writes it; whoever begins a new hour removes those of earlier days.
 */
final class SnapshotFiles {
    private static final String DIRECTORY = "measured";
    private static final Duration KEPT = Duration.ofHours(25);
    private static final int HOUR_LENGTH = "2026-11-26T22".length();

    private final PrivateDirectory state;
    private String written = "";

    SnapshotFiles(PrivateDirectory state) {
        this.state = state;
    }

    /** In place of what the process told of this hour before. */
    void write(Snapshot snapshot) {
        var hour = hour(snapshot.at());
        try {
            if (!hour.equals(written)) {
                state.directory(DIRECTORY);
                var first = hour(snapshot.at().minus(KEPT));
                for (var old : files(state, name -> name.compareTo(first) < 0)) {
                    Files.deleteIfExists(old);
                }
                written = hour;
            }
            var name = DIRECTORY + "/" + hour + "-" + snapshot.id() + ".json";
            PrivateFiles.replaceAtOnce(state.resolve(name), JsonDocument.text(snapshot) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot write in " + state.resolve(DIRECTORY) + " (" + PrivateFiles.reason(e) + ")", e);
        }
    }

    /** Those of the hours since then; a file that is malformed, such as after a power failure, is left out. */
    static List<Snapshot> since(PrivateDirectory state, Instant since) {
        var first = hour(since);
        var snapshots = new ArrayList<Snapshot>();
        for (var file : files(state, name -> name.compareTo(first) >= 0)) {
            JsonDocument.find(file, Snapshot.class).ifPresent(snapshots::add);
        }
        return snapshots;
    }

    /** Those whose hour is so. */
    private static List<Path> files(PrivateDirectory state, Predicate<String> hour) {
        try (var files = Files.list(state.resolve(DIRECTORY))) {
            return files.filter(file -> {
                        var name = String.valueOf(file.getFileName());
                        return name.endsWith(".json")
                                && name.length() > HOUR_LENGTH
                                && hour.test(name.substring(0, HOUR_LENGTH));
                    })
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    state.resolve(DIRECTORY) + " cannot be read (" + PrivateFiles.reason(e) + ")", e);
        }
    }

    private static String hour(Instant at) {
        return at.truncatedTo(ChronoUnit.HOURS).toString().substring(0, HOUR_LENGTH);
    }
}

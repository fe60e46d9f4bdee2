package io.twinstore.bootstrap.state;

import io.twinstore.application.comparing.Candidate;
import io.twinstore.application.comparing.ComparisonReport;
import io.twinstore.application.comparing.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;

/** Sums what all processes found, from the files that they left. */
final class FindingsReport {
    private FindingsReport() {}

    /**
     * Sums the files of all processes, past ones too.
     *
     * @throws UncheckedIOException when they cannot be read, with what to do
     */
    static ComparisonReport of(PrivateDirectory state) {
        var sums = new EnumMap<Candidate, Findings>(Candidate.class);
        var problems = new ArrayList<String>();
        for (var file : files(state.resolve(FindingsFile.DIRECTORY))) {
            try {
                var found = FindingsJson.read(file);
                sums.merge(found.candidate(), found.findings(), Findings::plus);
            } catch (IllegalArgumentException e) {
                problems.add(file + " is malformed and left out; delete it if no process writes it");
            } catch (UncheckedIOException e) {
                throw unreadable(file, Objects.requireNonNull(e.getCause()));
            }
        }
        return new ComparisonReport(sums, problems);
    }

    private static List<Path> files(Path directory) {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
    }

    private static UncheckedIOException unreadable(Path path, IOException e) {
        return new UncheckedIOException(
                "the user " + System.getProperty("user.name", "unknown") + " cannot read " + path + " ("
                        + e.getClass().getSimpleName()
                        + "); run this as the user whose processes compare, or name their TWINSTORE_HOME",
                e);
    }
}

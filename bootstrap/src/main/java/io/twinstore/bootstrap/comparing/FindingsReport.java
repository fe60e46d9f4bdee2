package io.twinstore.bootstrap.comparing;

import io.twinstore.application.comparing.Candidate;
import io.twinstore.application.comparing.Findings;
import io.twinstore.bootstrap.files.JsonFile;
import io.twinstore.bootstrap.home.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What all processes found.
 *
 * @param findings by whose answers were compared with a store's
 * @param problems the files that are left out, a line each; while there are any, nothing can be called equal
 */
public record FindingsReport(Map<Candidate, Findings> findings, List<String> problems) {

    /**
     * Sums the files of all processes, past ones too.
     *
     * @throws UncheckedIOException when they cannot be read, with what to do
     */
    public static FindingsReport of(Home home) {
        var sums = new EnumMap<Candidate, Findings>(Candidate.class);
        var problems = new ArrayList<String>();
        for (var file : files(home.resolve(FindingsFile.DIRECTORY))) {
            try {
                var json = JsonFile.read(file);
                var findings = FindingsJson.findings(json);
                sums.merge(FindingsJson.candidate(json), findings, Findings::plus);
            } catch (IllegalArgumentException e) {
                problems.add(file + " is malformed and left out; delete it if no process writes it");
            } catch (UncheckedIOException e) {
                throw unreadable(file, Objects.requireNonNull(e.getCause()));
            }
        }
        return new FindingsReport(sums, problems);
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

    /** What was found when this one's answers were compared. */
    public Findings with(Candidate candidate) {
        return findings.getOrDefault(candidate, Findings.NONE);
    }

    /** Whether the two stores were compared, and nothing that is known or left out keeps them from being called equal. */
    public boolean equal() {
        return problems.isEmpty() && with(Candidate.OTHER).total().equal();
    }
}

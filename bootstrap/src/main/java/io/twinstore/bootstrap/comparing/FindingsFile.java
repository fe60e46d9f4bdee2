package io.twinstore.bootstrap.comparing;

import io.twinstore.application.comparing.Candidate;
import io.twinstore.application.comparing.Findings;
import io.twinstore.bootstrap.files.JsonFile;
import io.twinstore.bootstrap.home.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What one process found, as a file of its own in {@code compare/} in TWINSTORE_HOME; the report sums them all. */
public final class FindingsFile {
    private static final String DIRECTORY = "compare";

    /**
     * What all processes found.
     *
     * @param findings by whose answers were compared with a store's
     * @param problems the files that cannot be read, a line each; the sums are without them
     */
    public record Report(Map<Candidate, Findings> findings, List<String> problems) {

        /** What was found when this one's answers were compared. */
        public Findings with(Candidate candidate) {
            return findings.getOrDefault(candidate, Findings.NONE);
        }
    }

    private final Home home;
    private final String name = DIRECTORY + "/" + UUID.randomUUID() + ".json";
    private final Candidate candidate;

    private FindingsFile(Home home, Candidate candidate) {
        this.home = home;
        this.candidate = candidate;
    }

    static FindingsFile ofThisProcess(Home home, Candidate candidate) {
        try {
            home.directory(DIRECTORY);
            return new FindingsFile(home, candidate);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + home.resolve(DIRECTORY), e);
        }
    }

    void write(Findings findings) {
        home.write(name, FindingsJson.json(candidate, findings) + "\n");
    }

    /** Reads the files of all processes. */
    public static Report readAll(Home home) {
        var sums = new EnumMap<Candidate, Findings>(Candidate.class);
        var problems = new ArrayList<String>();
        for (var file : files(home.resolve(DIRECTORY))) {
            try {
                var json = JsonFile.read(file);
                var findings = FindingsJson.findings(json);
                sums.merge(FindingsJson.candidate(json), findings, Findings::plus);
            } catch (IllegalArgumentException e) {
                problems.add(file + " is malformed and left out; delete it if no process writes it");
            }
        }
        return new Report(sums, problems);
    }

    private static List<Path> files(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + directory, e);
        }
    }
}

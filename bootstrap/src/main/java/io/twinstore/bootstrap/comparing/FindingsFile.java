package io.twinstore.bootstrap.comparing;

import io.twinstore.application.comparing.Candidate;
import io.twinstore.application.comparing.Findings;
import io.twinstore.bootstrap.home.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/** What one process found, as a file of its own in {@code compare/} in TWINSTORE_HOME. */
final class FindingsFile {
    static final String DIRECTORY = "compare";

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
}

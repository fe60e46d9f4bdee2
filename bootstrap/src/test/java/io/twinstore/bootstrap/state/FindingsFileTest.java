package io.twinstore.bootstrap.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.comparing.Candidate;
import io.twinstore.application.comparing.Findings;
import io.twinstore.application.comparing.Mismatch;
import io.twinstore.application.comparing.Outcome;
import io.twinstore.application.comparing.Tally;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.domain.store.Backend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingsFileTest {
    private static final Findings FOUND = new Findings(
            new TreeMap<>(Map.of(
                    "getServices",
                    new Tally(
                            Map.of(Outcome.MATCHED, 3L, Outcome.MISMATCHED, 1L),
                            new TreeMap<>(Map.of("pending key", 2L)),
                            new TreeMap<>(Map.of("stale", 1L))))),
            new TreeMap<>(Map.of(
                    CallingModule.API, new Tally(Map.of(Outcome.MATCHED, 2L), new TreeMap<>(), new TreeMap<>()))),
            List.of(new Mismatch(
                    Instant.parse("2026-03-01T10:00:00.5Z"),
                    "getServices",
                    Backend.SUPABASE,
                    Backend.POSTGRES,
                    "services",
                    Mismatch.Kind.ORDER,
                    "stale",
                    null,
                    List.of(new Mismatch.Value("title", "00000001", "00000002")))));

    @TempDir
    private Path stateDirectory = Path.of("");

    private FindingsFile claim(Candidate candidate) {
        return FindingsFile.claim(PrivateDirectory.at(stateDirectory), candidate);
    }

    /** A process that finds something and ends. */
    private void write(Candidate candidate) {
        try (var file = claim(candidate)) {
            file.write(FOUND);
        }
    }

    private Path file(String name) {
        return stateDirectory.resolve("compare").resolve(name);
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(stateDirectory.resolve("compare"))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void whatWasFoundIsReadAgainAndBelongsToItsOwner() throws IOException {
        write(Candidate.OTHER);
        assertEquals(
                FOUND, FindingsReport.of(PrivateDirectory.at(stateDirectory)).with(Candidate.OTHER));
        assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file("other-0.json")));
        assertEquals(
                PosixFilePermissions.fromString("rwx------"),
                Files.getPosixFilePermissions(stateDirectory.resolve("compare")));
    }

    @Test
    void oneProcessReplacesItsFileAndSeveralAddUp() {
        try (var one = claim(Candidate.OTHER);
                var two = claim(Candidate.OTHER)) {
            one.write(FOUND);
            one.write(FOUND);
            assertEquals(
                    FOUND,
                    FindingsReport.of(PrivateDirectory.at(stateDirectory)).with(Candidate.OTHER));
            two.write(FOUND);
        }
        write(Candidate.SELF);
        var report = FindingsReport.of(PrivateDirectory.at(stateDirectory));
        assertEquals(FOUND.plus(FOUND), report.with(Candidate.OTHER));
        assertEquals(FOUND, report.with(Candidate.SELF));
    }

    @Test
    void aFileThatIsFreeIsTakenUpSoThatThereAreNoMoreThanProcessesAtOnce() throws IOException {
        for (int starts = 0; starts < 3; starts++) {
            write(Candidate.OTHER);
            write(Candidate.SELF);
        }
        assertEquals(List.of("other-0.json", "self-0.json"), names());
        assertEquals(
                FOUND.plus(FOUND).plus(FOUND),
                FindingsReport.of(PrivateDirectory.at(stateDirectory)).with(Candidate.OTHER));
        try (var one = claim(Candidate.OTHER)) {
            write(Candidate.OTHER);
            one.write(Findings.NONE);
        }
        assertEquals(List.of("other-0.json", "other-1.json", "self-0.json"), names());
        assertEquals(
                FOUND.plus(FOUND).plus(FOUND).plus(FOUND),
                FindingsReport.of(PrivateDirectory.at(stateDirectory)).with(Candidate.OTHER));
    }

    @Test
    void aFileThatIsMalformedIsLeftAlone() throws IOException {
        write(Candidate.OTHER);
        Files.writeString(file("other-0.json"), "{");
        write(Candidate.OTHER);
        assertEquals("{", Files.readString(file("other-0.json")));
        leftOut(file("other-0.json"));
    }

    @Test
    void nothingWasFoundWhereNobodyCompared() {
        assertEquals(
                Findings.NONE,
                FindingsReport.of(PrivateDirectory.at(stateDirectory)).with(Candidate.OTHER));
        assertEquals(
                List.of(),
                FindingsReport.of(PrivateDirectory.at(stateDirectory)).problems());
    }

    @Test
    void aFileThatWasCutAnywhereIsLeftOutWithOneLine() throws IOException {
        write(Candidate.OTHER);
        var torn = file("torn.json");
        var text = Files.readString(file("other-0.json")).strip();
        for (int length = 0; length < text.length(); length += 7) {
            Files.writeString(torn, text.substring(0, length));
            leftOut(torn);
        }
    }

    @Test
    void theFileIsOneDocumentThatLaterVersionsReadToo() throws IOException {
        write(Candidate.OTHER);
        assertEquals(
                text("\"modules\":{\"API\":{\"outcomes\":{\"MATCHED\":2},\"ignored\":{},\"diagnoses\":{}}},"),
                Files.readString(file("other-0.json")));
    }

    @Test
    void aFileOfBeforeCallsWereCountedByModuleIsRead() throws IOException {
        write(Candidate.OTHER);
        Files.writeString(file("other-0.json"), text(""));
        assertEquals(
                new Findings(FOUND.operations(), new TreeMap<>(), FOUND.last()),
                FindingsReport.of(PrivateDirectory.at(stateDirectory)).with(Candidate.OTHER));
    }

    private static String text(String modules) {
        return "{\"candidate\":\"OTHER\",\"operations\":{\"getServices\":{\"outcomes\":{\"MATCHED\":3,\"MISMATCHED\":1},"
                + "\"ignored\":{\"pending key\":2},\"diagnoses\":{\"stale\":1}}},"
                + modules
                + "\"last\":[{\"seen\":\"2026-03-01T10:00:00.500Z\",\"operation\":\"getServices\","
                + "\"control\":\"SUPABASE\",\"candidate\":\"POSTGRES\",\"table\":\"services\",\"kind\":\"ORDER\","
                + "\"diagnosis\":\"stale\",\"key\":null,"
                + "\"values\":[{\"column\":\"title\",\"control\":\"00000001\",\"candidate\":\"00000002\"}]}]}\n";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"table\":\"services\" | \"table\":null",
                "\"table\":\"services\" | \"table\":7",
                "\"table\":\"services\" | \"chair\":\"services\"",
                "\"control\":\"SUPABASE\" | \"control\":0",
                "\"control\":\"SUPABASE\" | \"control\":\"\"",
                "\"kind\":\"ORDER\" | \"kind\":\"ORDER\",\"kind\":\"EXTRA\"",
                "\"MATCHED\":3 | \"MATCHED\":\"3\"",
                "\"MATCHED\":3 | \"MATCHED\":null",
                "\"MATCHED\":3 | \"MATCHED\":true",
                "{\"pending key\":2} | {\"pending key\":-2}",
                "{\"pending key\":2} | null",
                "\"last\":[ | \"last\":[null,",
                "\"last\" | \"first\""
            })
    void aFileOfAnotherShapeIsLeftOut(String part, String other) throws IOException {
        write(Candidate.OTHER);
        var text = Files.readString(file("other-0.json"));
        assertNotEquals(text, text.replace(part, other));
        leftOut(Files.writeString(file("others.json"), text.replace(part, other)));
    }

    private void leftOut(Path malformed) {
        var report = FindingsReport.of(PrivateDirectory.at(stateDirectory));
        assertEquals(FOUND, report.with(Candidate.OTHER));
        assertEquals(1, report.problems().size());
        assertTrue(report.problems().get(0).startsWith(malformed + " is malformed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{\"candidate\":\"other\"}",
                "{\"candidate\":\"OTHER\",\"operations\":{},\"last\":[{\"seen\":\"today\"}]}",
                "{\"candidate\":\"OTHER\",\"operations\":{\"x\":{\"outcomes\":{\"WON\":1}}},\"last\":[]}",
                "{\"candidate\":\"OTHER\",\"operations\":{\"x\":{\"outcomes\":{\"MATCHED\":1.5}}},\"last\":[]}",
                "{\"candidate\":\"OTHER\",\"operations\":{\"x\":{\"outcomes\":{\"MATCHED\":-1}}},\"last\":[]}",
                "{\"candidate\":\"OTHER\",\"operations\":{\"x\":{\"outcomes\":{\"MATCHED\":1e30}}},\"last\":[]}"
            })
    void whatNobodyOfUsWroteIsLeftOut(String text) throws IOException {
        write(Candidate.OTHER);
        leftOut(Files.writeString(file("others.json"), text));
        Files.write(file("others.json"), new byte[] {(byte) 0xff, 0});
        leftOut(file("others.json"));
    }
}

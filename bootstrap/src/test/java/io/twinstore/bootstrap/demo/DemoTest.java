package io.twinstore.bootstrap.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.move.Progress;
import io.twinstore.application.move.Validation.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    @TempDir
    Path directory;

    @Test
    void theSampleDataMovesAndBothStoresAnswerAlike() throws IOException {
        List<String> notes = Collections.synchronizedList(new ArrayList<>());
        var report = directory.resolve("report.html");
        var result = new Demo(Clock.systemUTC(), Progress.SILENT, notes::add, report, null).run();
        assertEquals(Verdict.EQUAL, result.validation().verdict());
        assertTrue(
                notes.stream().anyMatch(note -> note.matches("Another program wrote [1-9].* meanwhile; [1-9].*")),
                notes.toString());
        assertEquals(
                1_577,
                result.validation().tables().stream()
                        .mapToLong(table -> table.target())
                        .sum());
        assertEquals(8, result.reads().operations().size());
        assertTrue(result.reads().equal(), () -> result.reads() + "");
        assertTrue(result.good(), () -> result.steps() + "");
        assertEquals(8, result.steps().size());
        var page = Files.readString(report);
        assertTrue(page.contains("8 of 8"), page); // tables that are equal
        assertTrue(page.contains("TIMEWEB_IS_PRIMARY=true"), page);
    }
}

package io.twinstore.bootstrap.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.move.Progress;
import io.twinstore.application.move.Validation.Verdict;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class DemoTest {

    @Test
    void theSampleDataMovesAndBothStoresAnswerAlike() {
        var result = new Demo(Clock.systemUTC(), Progress.SILENT, note -> {}, null).run();
        assertEquals(Verdict.EQUAL, result.validation().verdict());
        assertEquals(
                1_577,
                result.validation().tables().stream()
                        .mapToLong(table -> table.target())
                        .sum());
        assertEquals(8, result.reads().operations().size());
        assertTrue(result.reads().equal(), () -> result.reads() + "");
        assertTrue(result.good(), () -> result.steps() + "");
        assertEquals(8, result.steps().size());
    }
}

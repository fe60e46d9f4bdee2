package io.twinstore.application.dualwrite.model;

import static io.twinstore.application.dualwrite.model.Scenario.ONE;
import static io.twinstore.application.dualwrite.model.Scenario.TWO;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.dualwrite.model.Scenario.Write;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two processes, each with a segment, a reconciler and one write; kills, timeouts and failing disks; one change of the
 * primary.
 */
class JournalModelTest {
    static final List<Write> BATCH_AND_ROW = List.of(Write.upsert(ONE, TWO), Write.upsert(ONE));

    static Stream<Arguments> writes() {
        return Stream.of(
                Arguments.of("a batch and a row of it", BATCH_AND_ROW),
                Arguments.of("a batch and a delete of it", List.of(Write.upsert(TWO, ONE), Write.delete(ONE))),
                Arguments.of("an id that moves to another row", List.of(Write.upsert(TWO), Write.delete(ONE))));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void everyScheduleWithAFaultEndsEqual(String name, List<Write> writes) {
        var unused = check(new Scenario(name, writes, List.of(ONE), 1, true, Planted.NONE));
    }

    @ParameterizedTest
    @MethodSource("writes")
    @Tag("model")
    void everyScheduleWithTwoFaultsEndsEqual(String name, List<Write> writes) {
        System.out.println(check(new Scenario(name, writes, List.of(ONE), 2, true, Planted.NONE)));
    }

    private static Search.Result check(Scenario scenario) {
        var result = new Search(scenario).run();
        assertTrue(
                result.failure().isEmpty(),
                () -> result + "\n" + Trace.of(scenario, result.failure().orElseThrow()));
        return result;
    }
}

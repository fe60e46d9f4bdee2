package io.twinstore.application.dualwrite.model;

import static io.twinstore.application.dualwrite.model.Scenario.ONE;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The search finds what is wrong with processes into which a fault was planted; beside the search of those without one. */
class PlantedFaultsTest {
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void everyPlantedFaultIsFound(Planted planted) {
        var scenario = new Scenario(planted.toString(), JournalModelTest.BATCH_AND_ROW, List.of(ONE), 1, true, planted);
        var result = new Search(scenario).run();
        assertTrue(result.failure().isPresent(), () -> "not found: " + result);
        var trace = Trace.of(scenario, result.failure().orElseThrow());
        assertTrue(!trace.contains(Trace.NOT_CONFIRMED), trace);
    }
}

package io.twinstore.bootstrap.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.twinstore.bootstrap.architecture.Plants.Plant;
import java.util.EnumSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A rule that cannot fail proves nothing: each one here meets classes that break it, and names every one of them. */
class PlantedViolationsTest {
    private static final JavaClasses PLANTED = new ClassFileImporter()
            .importClasses(
                    Plants.ALL.stream().flatMap(plant -> plant.types().stream()).collect(Collectors.toSet()));

    @ParameterizedTest
    @FieldSource("io.twinstore.bootstrap.architecture.Plants#ALL")
    void ruleNamesWhatIsPlantedAgainstIt(Plant plant) {
        var planted =
                PLANTED.that(describe("are planted here", type -> plant.types().contains(type.reflect())));
        var result = plant.rule().rule().evaluate(planted);
        var report = String.join("\n", result.getFailureReport().getDetails());
        for (var type : plant.types()) {
            assertTrue(report.contains(type.getName()), () -> plant.rule() + " overlooks " + type + "\n" + report);
        }
    }

    @Test
    void everyRuleHasAPlant() {
        assertEquals(
                EnumSet.allOf(ArchitectureRule.class),
                Plants.ALL.stream().map(Plant::rule).collect(Collectors.toSet()));
    }
}

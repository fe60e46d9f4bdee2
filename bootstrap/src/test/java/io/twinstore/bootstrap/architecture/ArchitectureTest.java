package io.twinstore.bootstrap.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules hold for every class of the modules, wherever its package. */
class ArchitectureTest {
    @Test
    void allModulesAreReadAndNoTests() {
        Layers.MODULES.forEach(type -> assertTrue(Layers.PROGRAM.contain(type), type.getName()));
        Plants.ALL.forEach(plant ->
                plant.types().forEach(type -> assertFalse(Layers.PROGRAM.contain(type), type.getName())));
        assertFalse(Layers.PROGRAM.contain(ArchitectureTest.class));
    }

    @ParameterizedTest
    @EnumSource
    void ruleHolds(ArchitectureRule rule) {
        rule.rule().check(Layers.PROGRAM);
    }

    /** The first word of each package's description says what its annotation says. */
    @Test
    void everyPackageSaysWhetherItIsApi() throws IOException {
        try (var files = Files.walk(Path.of(".."))) {
            for (var file : files.filter(ArchitectureTest::isPackageInfo).toList()) {
                var text = Files.readString(file);
                var said = text.startsWith("/** Internal: ") || text.startsWith("/**\n * Internal: ");
                assertTrue(said || text.startsWith("/** API: ") || text.startsWith("/**\n * API: "), file.toString());
                assertEquals(said, text.contains("\n@Internal\n"), file.toString());
            }
        }
    }

    private static boolean isPackageInfo(Path file) {
        return file.endsWith("package-info.java") && file.toString().contains("/src/main/java/");
    }
}

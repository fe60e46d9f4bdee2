package io.twinstore.bootstrap.architecture;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules hold for every class of the modules, wherever its package. */
class ArchitectureTest {
    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .importLocations(
                    Layers.MODULES.stream().map(ArchitectureTest::place).toList());

    @Test
    void allModulesAreReadAndNoTests() {
        Layers.MODULES.forEach(type -> assertTrue(PROGRAM.contain(type), type.getName()));
        Plants.ALL.forEach(plant -> plant.types().forEach(type -> assertFalse(PROGRAM.contain(type), type.getName())));
        assertFalse(PROGRAM.contain(ArchitectureTest.class));
    }

    @ParameterizedTest
    @EnumSource
    void ruleHolds(ArchitectureRule rule) {
        rule.rule().check(PROGRAM);
    }

    /** The jar or directory that the class was loaded from. */
    private static Location place(Class<?> type) {
        var file = "/" + type.getName().replace('.', '/') + ".class";
        var url = requireNonNull(type.getResource(file)).toString();
        return Location.of(URI.create(url.substring(0, url.length() - file.length() + 1)));
    }
}

package io.twinstore.bootstrap.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** Every package is a slice; the generated ones, whose schema is jOOQ's, are one together. */
final class PackageSlices implements SliceAssignment {
    private static final PackageMatcher GENERATED = PackageMatcher.of(Layers.GENERATED);

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
        var own = type.getPackageName();
        return SliceIdentifier.of(GENERATED.matches(own) ? Layers.GENERATED : own);
    }

    @Override
    public String getDescription() {
        return "packages";
    }
}

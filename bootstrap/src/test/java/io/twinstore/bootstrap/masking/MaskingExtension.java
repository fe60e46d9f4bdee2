package io.twinstore.bootstrap.masking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs every test class of the module at the finest level of every logger; a class during which a value of the test data was
 * shown fails. JUnit finds it in META-INF/services.
 */
public final class MaskingExtension implements BeforeAllCallback, AfterAllCallback {
    private static final int TOLD = 10;

    private static boolean installed;

    @Override
    public void beforeAll(ExtensionContext context) {
        synchronized (MaskingExtension.class) {
            if (!installed) {
                Eavesdropper.install();
                installed = true;
            }
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        var leaks = Shown.leaks();
        var told = leaks.stream().limit(TOLD).collect(Collectors.joining("\n", leaks.size() + " leaks\n", "\n"));
        assertEquals(List.of(), leaks.stream().limit(1).toList(), told);
    }
}

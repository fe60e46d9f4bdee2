package io.twinstore.bootstrap.serve;

import java.io.File;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The rules for Prometheus as Prometheus reads them. */
class AlertsTest {
    private static final File DOCS = new File("../docs");

    @Test
    void theRulesAreWellFormed() throws IOException, InterruptedException {
        Promtool.agrees(DOCS, "", "check", "rules", "alerts.yaml");
    }

    @Test
    void eachFiresAboveItsThreshold() throws IOException, InterruptedException {
        Promtool.agrees(DOCS, "", "test", "rules", "alerts.test.yaml");
    }
}

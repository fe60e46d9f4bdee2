package io.twinstore.bootstrap.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules for Prometheus as Prometheus reads them; skipped where there is no promtool. */
class AlertsTest {
    @ParameterizedTest
    @ValueSource(strings = {"check rules alerts.yaml", "test rules alerts.test.yaml"})
    void promtoolAgrees(String arguments) throws InterruptedException, IOException {
        Process promtool;
        try {
            promtool = new ProcessBuilder(List.of(("promtool " + arguments).split(" ", -1)))
                    .directory(Path.of("../docs").toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "skipped: there is no promtool");
            return;
        }
        var said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, promtool.waitFor(), said);
    }
}

package io.twinstore.bootstrap.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Flags;
import io.twinstore.application.flags.Share;
import io.twinstore.application.switching.FlagAudit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlagAuditTextTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.5Z");

    @TempDir
    Path home;

    @Test
    void whoChangedWhatIsReadBack() throws Exception {
        var state = StateDirectory.at(home);
        state.prepare();
        var twice = Flags.DEFAULT.with(Flag.DUAL_WRITE, true);
        state.flags().begin(Flags.DEFAULT, NOON);
        state.flags().write(Flags.DEFAULT, twice, "anna: the owner {of it}", NOON.plusSeconds(1));
        state.flags().write(twice, twice.with(Flag.TIMEWEB_API, new Share(25)), "boris", NOON.plusSeconds(2));
        Files.writeString(home.resolve("flags.audit"), Files.readString(home.resolve("flags.audit")) + "edited\n");
        assertEquals(
                List.of(
                        new FlagAudit(NOON, "first start", Map.of()),
                        new FlagAudit(NOON.plusSeconds(1), "anna: the owner {of it}", Map.of("DUAL_WRITE", "true")),
                        new FlagAudit(NOON.plusSeconds(2), "boris", Map.of("TIMEWEB_API", "25%"))),
                state.flagAudit());
    }
}

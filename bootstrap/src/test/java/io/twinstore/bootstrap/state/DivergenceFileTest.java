package io.twinstore.bootstrap.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DivergenceFileTest {
    @TempDir
    private Path directory = Path.of("");

    private DivergenceFile divergence = new DivergenceFile(PrivateDirectory.at(directory));

    @BeforeEach
    void prepare() {
        divergence = new DivergenceFile(PrivateDirectory.at(directory).prepare());
    }

    private boolean close(String state) {
        return divergence.close(state, Instant.EPOCH);
    }

    @Test
    void itIsOpenAtFirstAndClosedByWhoeverSawItsState() {
        assertTrue(divergence.problem().isPresent());
        assertTrue(close(divergence.state()));
        assertTrue(divergence.problem().isEmpty());
    }

    @Test
    void anOpeningForTheSameReasonIsSeenByWhoeverWantsToCloseIt() {
        divergence.open("a reason");
        var state = divergence.state();
        divergence.open("a reason");
        assertFalse(close(state));
        assertEquals(Optional.of("a reason"), divergence.problem());
    }

    @Test
    void oneThatWasClosedMeanwhileAndOpenedAgainIsNotClosed() {
        var state = divergence.state();
        assertTrue(close(state));
        assertFalse(close(state));
        assertFalse(close(divergence.state()), "it was closed");
        divergence.open("again");
        assertFalse(close(state));
    }

    @Test
    void aFileThatIsLostMeansOpenToWhoeverSawItBefore() throws IOException {
        var state = divergence.state();
        Files.delete(directory.resolve("gap"));
        assertTrue(divergence.problem().isPresent());
        assertFalse(close(state));
    }
}

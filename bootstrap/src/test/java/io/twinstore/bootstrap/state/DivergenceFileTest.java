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

    private DivergenceFile gap = new DivergenceFile(PrivateDirectory.at(directory));

    @BeforeEach
    void prepare() {
        gap = new DivergenceFile(PrivateDirectory.at(directory).prepare());
    }

    private boolean close(String state) {
        return gap.close(state, Instant.EPOCH);
    }

    @Test
    void itIsOpenAtFirstAndClosedByWhoeverSawItsState() {
        assertTrue(gap.problem().isPresent());
        assertTrue(close(gap.state()));
        assertTrue(gap.problem().isEmpty());
    }

    @Test
    void anOpeningForTheSameReasonIsSeenByWhoeverWantsToCloseIt() {
        gap.open("a reason");
        var state = gap.state();
        gap.open("a reason");
        assertFalse(close(state));
        assertEquals(Optional.of("a reason"), gap.problem());
    }

    @Test
    void oneThatWasClosedMeanwhileAndOpenedAgainIsNotClosed() {
        var state = gap.state();
        assertTrue(close(state));
        assertFalse(close(state));
        assertFalse(close(gap.state()), "it was closed");
        gap.open("again");
        assertFalse(close(state));
    }

    @Test
    void aFileThatIsLostMeansOpenToWhoeverSawItBefore() throws IOException {
        var state = gap.state();
        Files.delete(directory.resolve("gap"));
        assertTrue(gap.problem().isPresent());
        assertFalse(close(state));
    }
}

package io.twinstore.bootstrap.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.twinstore.application.flags.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateDirectoryTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void anotherUsersDirectoryIsRefused() throws IOException {
        PrivateDirectory.at(directory).prepare();
        var users = directory.getFileSystem().getUserPrincipalLookupService();
        assumeTrue(Files.getOwner(directory).equals(users.lookupPrincipalByName("root")), "only root may give it away");
        Files.setOwner(directory, users.lookupPrincipalByName("nobody"));
        var e = assertThrows(
                SettingException.class, () -> PrivateDirectory.at(directory).prepare());
        assertTrue(String.valueOf(e.getMessage()).contains("run this as that user"), e.getMessage());
    }

    @Test
    void roomIsKeptForWhatTurnsWritingTwiceOff() throws IOException {
        var stateDirectory = PrivateDirectory.at(directory).prepare();
        assertEquals(4096, Files.size(directory.resolve("gap.spare")));
        Files.createDirectory(
                directory.resolve("gap.next-" + ProcessHandle.current().pid() + "-"
                        + Thread.currentThread().getId())); // no new file can be made, as on a full disk
        stateDirectory.writeEvenWhenFull("gap", "open");
        assertEquals("open", Files.readString(directory.resolve("gap")));
        assertFalse(Files.exists(directory.resolve("gap.spare")));
        PrivateDirectory.at(directory).prepare();
        assertEquals(4096, Files.size(directory.resolve("gap.spare")));
    }

    @Test
    void whatADeadProcessLeftHalfWrittenIsRemoved() throws IOException {
        var dead = Files.writeString(directory.resolve("flags.next-999999999-1"), "half");
        var alive = Files.writeString(
                directory.resolve("flags.next-" + ProcessHandle.current().pid() + "-999999"), "being written");
        PrivateDirectory.at(directory).prepare();
        assertFalse(Files.exists(dead));
        assertTrue(Files.exists(alive));
    }
}

package io.twinstore.bootstrap.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.twinstore.application.flags.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HashKeyTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void theKeyIsMadeOnceForItsOwnerAlone() throws IOException {
        var stateDirectory = directory.resolve("home");
        var hashes = IntStream.range(0, 20)
                .parallel()
                .mapToObj(i -> HashKey.in(PrivateDirectory.at(stateDirectory).prepare())
                        .of("79161234567"))
                .distinct()
                .toList();
        assertEquals(1, hashes.size());
        assertEquals(65, Files.size(stateDirectory.resolve("hash.key")));
        assertEquals(
                PosixFilePermissions.fromString("rw-------"),
                Files.getPosixFilePermissions(stateDirectory.resolve("hash.key")));
        assertNotEquals(
                hashes, List.of(HashKey.in(PrivateDirectory.at(directory)).of("79161234567")));
    }

    @Test
    void aKeyThatNobodyOfUsMadeIsRefused() throws IOException {
        for (int length : new int[] {1, 31, 33}) {
            Files.write(directory.resolve("hash.key"), new byte[length]);
            assertThrows(SettingException.class, () -> HashKey.in(PrivateDirectory.at(directory)));
        }
    }
}

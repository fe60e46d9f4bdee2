package io.twinstore.bootstrap.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Which file stands at a path: one that is deleted can still be written to by whoever has it open, and nobody reads it.
 *
 * @param key the file system's own, such as the number of the inode
 */
public record FileIdentity(String key) {
    /** Of the file that stands there now. */
    public static FileIdentity of(Path path) throws IOException {
        return new FileIdentity(String.valueOf(
                Files.readAttributes(path, BasicFileAttributes.class).fileKey()));
    }

    /**
     * Checks that it stands there still.
     *
     * @throws NoSuchFileException when it was deleted or replaced
     */
    public void requireAt(Path path) throws IOException {
        if (!equals(of(path))) {
            throw new NoSuchFileException(path.toString(), null, "it was replaced by another");
        }
    }
}

package io.twinstore.bootstrap.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** Files that their owner alone can read, written in one step and durably. */
public final class PrivateFiles {
    /** A file that its owner alone can read. */
    public static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** A directory that its owner alone can enter. */
    public static final FileAttribute<Set<PosixFilePermission>> PRIVATE_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private PrivateFiles() {}

    /** What the operating system says, such as 'No space left on device'; it quotes no content. */
    public static String reason(IOException e) {
        var reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }

    /** Puts the text into a new file, and that in the place of another, durable and in one step. */
    public static void replace(Path file, String text) throws IOException {
        replace(file, text, true);
    }

    /** The same at once: after a power failure it may be gone or empty. */
    public static void replaceAtOnce(Path file, String text) throws IOException {
        replace(file, text, false);
    }

    private static void replace(Path file, String text, boolean durable) throws IOException {
        var next = file.resolveSibling(file.getFileName() + ".next-"
                + ProcessHandle.current().pid() + "-" + Thread.currentThread().getId());
        try {
            try (var channel = FileChannel.open(
                    next,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING),
                    PRIVATE_FILE)) {
                writeAll(channel, text);
                if (durable) {
                    channel.force(true);
                }
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            if (durable) {
                forceDirectory(parent(file));
            }
        } finally {
            Files.deleteIfExists(next);
        }
    }

    /** Puts a file in the place of another in one step, durably. */
    public static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceDirectory(parent(to));
    }

    private static Path parent(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }

    /** Writes the whole text. */
    public static void writeAll(FileChannel channel, String text) throws IOException {
        writeAll(channel, StandardCharsets.UTF_8.encode(text));
    }

    /** Writes all of the bytes. */
    public static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Makes durable which files a directory holds. */
    public static void forceDirectory(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}

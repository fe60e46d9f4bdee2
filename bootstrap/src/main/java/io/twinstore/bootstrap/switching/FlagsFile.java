package io.twinstore.bootstrap.switching;

import io.twinstore.application.switching.Flags;
import io.twinstore.bootstrap.config.SettingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;

/** The file {@code flags} in TWINSTORE_HOME, and the audit of its changes in {@code flags.audit}. */
public final class FlagsFile {
    private final Path home;

    /** In this directory, which is made for its owner alone if it is not there. */
    public FlagsFile(Path home) {
        this.home = home;
    }

    Path path() {
        return home.resolve("flags");
    }

    /**
     * The flags as written last; nothing when nobody wrote any.
     *
     * @throws SettingException when the file is malformed
     */
    public Optional<Flags> read() {
        try {
            return Optional.of(FlagsText.parse(Files.readString(path())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new SettingException("the flags file " + path() + " cannot be read as UTF-8 text");
        } catch (SettingException e) {
            throw new SettingException("the flags file " + path() + ", " + e.getMessage());
        }
    }

    /** Replaces the file in one step, durable on the disk, and notes who changed what. */
    public void write(Flags old, Flags changed, String who, Instant when) {
        try {
            makeHome();
            var next = home.resolve("flags.next");
            writeDurably(next, FlagsText.format(changed), StandardOpenOption.TRUNCATE_EXISTING);
            Files.move(next, path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            var line = "%s %s: %s -> %s%n".formatted(when, who, old.values(), changed.values());
            writeDurably(home.resolve("flags.audit"), line, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the flags file " + path() + " cannot be written: "
                            + e.getClass().getSimpleName(),
                    e);
        }
    }

    private void makeHome() throws IOException {
        if (!Files.isDirectory(home)) {
            Files.createDirectories(
                    home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    private static void writeDurably(Path path, String text, StandardOpenOption how) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
            channel.write(StandardCharsets.UTF_8.encode(text));
            channel.force(true);
        }
    }
}

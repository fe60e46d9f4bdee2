package io.twinstore.bootstrap.home;

import io.twinstore.bootstrap.config.SettingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory itself: for its owner alone, on a disk of this host, with room kept for what must be written even when the
 * disk is full.
 */
public final class Home {
    private static final Logger LOG = LoggerFactory.getLogger(Home.class);

    /** As Linux and macOS name them; whatever is mounted through FUSE is named 'fuse.' and what it is. */
    private static final Pattern NETWORK = Pattern.compile("(nfs|smb|fuse\\.).*|cifs|afs|ncpfs|9p|davfs2?|webdav"
            + "|ceph|coda|glusterfs|lustre|gpfs|beegfs|orangefs|pvfs2|panfs|gfs2?|ocfs2?");

    private static final String RESERVE = "reserve";
    private static final int RESERVED_BYTES = 1 << 16;

    /** A file that its owner alone can read. */
    static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path path;

    private Home(Path path) {
        this.path = path;
    }

    /** Where it is; nothing is made yet. */
    public static Home at(Path path) {
        return new Home(path);
    }

    /**
     * Makes it if it is not there.
     *
     * @throws SettingException when it cannot be used, such as on a network file system, whose locks cannot be trusted
     */
    public Home prepare() {
        try {
            var directory = directory("");
            var type = Files.getFileStore(directory).type().toLowerCase(Locale.ROOT);
            if (NETWORK.matcher(type).matches()) {
                throw new SettingException("TWINSTORE_HOME is on a network file system (" + type
                        + "), whose locks cannot be trusted; name a directory on a disk of this host");
            }
            reserve();
            return this;
        } catch (IOException e) {
            throw new SettingException("TWINSTORE_HOME cannot be used: "
                    + e.getClass().getSimpleName() + " at " + path + "; name a directory that this user can write to");
        }
    }

    private void reserve() {
        var reserve = path.resolve(RESERVE);
        try {
            if (!Files.exists(reserve) || Files.size(reserve) < RESERVED_BYTES) {
                try (var channel = FileChannel.open(
                        reserve, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), PRIVATE_FILE)) {
                    writeAll(channel, ByteBuffer.allocate(RESERVED_BYTES));
                    channel.force(true);
                }
            }
        } catch (IOException e) {
            LOG.warn("no room is kept in {} for changing flags on a full disk; make room there", path);
        }
    }

    /** A file or directory in it. */
    public Path resolve(String name) {
        return path.resolve(name);
    }

    /** A directory in it, made if it is not there. */
    public Path directory(String name) throws IOException {
        return Files.createDirectories(path.resolve(name), PRIVATE_DIRECTORY);
    }

    /** The text of a file in it; nothing when there is none. */
    public Optional<String> read(String name) {
        try {
            return Optional.of(Files.readString(resolve(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + resolve(name) + " cannot be read as UTF-8 text", e);
        }
    }

    /** Puts the text in place of a file's in one step, durable. */
    public void write(String name, String text) {
        try {
            replace(resolve(name), text);
        } catch (IOException e) {
            throw failed(name, e);
        }
    }

    /** The same even on a full disk, in the room that is kept for the few files by which writing twice is turned off. */
    public void writeEvenWhenFull(String name, String text) {
        try {
            replace(resolve(name), text);
        } catch (IOException full) {
            try {
                Files.deleteIfExists(path.resolve(RESERVE));
            } catch (IOException e) {
                throw failed(name, e);
            }
            write(name, text);
        }
    }

    /** Adds the text to a file, durable. */
    public void append(String name, String text) {
        try (var channel = FileChannel.open(
                resolve(name), Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND), PRIVATE_FILE)) {
            writeAll(channel, text);
            channel.force(true);
        } catch (IOException e) {
            throw failed(name, e);
        }
    }

    private UncheckedIOException failed(String name, IOException e) {
        return new UncheckedIOException(
                "the file " + resolve(name) + " cannot be written: "
                        + e.getClass().getSimpleName(),
                e);
    }

    /** Puts the text into a new file, and that in the place of another, durable and in one step. */
    public static void replace(Path file, String text) throws IOException {
        var next = file.resolveSibling(file.getFileName() + ".next-"
                + ProcessHandle.current().pid() + "-" + Thread.currentThread().getId());
        try {
            try (var channel = FileChannel.open(
                    next,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING),
                    PRIVATE_FILE)) {
                writeAll(channel, text);
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceDirectory(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        } finally {
            Files.deleteIfExists(next);
        }
    }

    /** Writes the whole text. */
    public static void writeAll(FileChannel channel, String text) throws IOException {
        writeAll(channel, StandardCharsets.UTF_8.encode(text));
    }

    private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static void forceDirectory(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}

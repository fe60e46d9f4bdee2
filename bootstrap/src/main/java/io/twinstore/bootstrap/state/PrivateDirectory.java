package io.twinstore.bootstrap.state;

import io.twinstore.application.flags.SettingException;
import io.twinstore.bootstrap.disk.PrivateFiles;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
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
final class PrivateDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(PrivateDirectory.class);

    /** As Linux and macOS name them; whatever is mounted through FUSE is named 'fuse.' and what it is. */
    private static final Pattern NETWORK = Pattern.compile("(nfs|smb|fuse\\.).*|cifs|afs|ncpfs|9p|davfs2?|webdav"
            + "|ceph|coda|glusterfs|lustre|gpfs|beegfs|orangefs|pvfs2|panfs|gfs2?|ocfs2?");

    /** By which writing twice is turned off: for each, room is kept in a file of its own. */
    private static final List<String> EVEN_WHEN_FULL = List.of("flags", "gap");

    private static final String SPARE = ".spare";
    private static final int SPARE_BYTES = 4096;

    /** What {@link PrivateFiles#replace} leaves when its process is killed. */
    private static final Pattern LEFT_OVER = Pattern.compile(".*\\.next-(\\d+)-\\d+");

    private final Path path;

    private PrivateDirectory(Path path) {
        this.path = path;
    }

    /** Where it is; nothing is made yet. */
    static PrivateDirectory at(Path path) {
        return new PrivateDirectory(path);
    }

    /**
     * Makes it if it is not there.
     *
     * @throws SettingException when it cannot be used, such as on a network file system, whose locks cannot be trusted
     */
    PrivateDirectory prepare() {
        try {
            var directory = directory("");
            var type = Files.getFileStore(directory).type().toLowerCase(Locale.ROOT);
            if (NETWORK.matcher(type).matches()) {
                throw new SettingException("TWINSTORE_HOME is on a network file system (" + type
                        + "), whose locks cannot be trusted; name a directory on a disk of this host");
            }
            requireOwner(directory);
            EVEN_WHEN_FULL.forEach(this::keepRoom);
            removeLeftOvers(directory.toFile());
            return this;
        } catch (IOException e) {
            throw new SettingException("TWINSTORE_HOME " + path + " cannot be used (" + PrivateFiles.reason(e)
                    + "); name a directory that this user can write to, with room");
        }
    }

    /** Files that another user makes here, such as root, could not be read by the programs that this is for. */
    private static void requireOwner(Path directory) throws IOException {
        try {
            var probe = Files.createTempFile(directory, "probe", "", PrivateFiles.PRIVATE_FILE);
            var user = Files.getOwner(probe);
            Files.delete(probe);
            var owner = Files.getOwner(directory);
            if (!user.equals(owner)) {
                throw new SettingException("TWINSTORE_HOME " + directory + " belongs to " + owner.getName()
                        + "; run this as that user, not as " + user.getName());
            }
        } catch (IOException e) {
            if (!Files.isWritable(directory)) {
                throw e; // else the disk is full
            }
        }
    }

    private void keepRoom(String name) {
        var spare = resolve(name + SPARE);
        try {
            if (!Files.exists(spare) || Files.size(spare) < SPARE_BYTES) {
                try (var channel = FileChannel.open(
                        spare,
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                        PrivateFiles.PRIVATE_FILE)) {
                    PrivateFiles.writeAll(channel, ByteBuffer.allocate(SPARE_BYTES));
                    channel.force(true);
                }
            }
        } catch (IOException e) {
            LOG.warn("no room is kept in {} for changing flags on a full disk; make room there", path);
        }
    }

    private static void removeLeftOvers(File directory) {
        for (var file : Objects.requireNonNullElse(directory.listFiles(), new File[0])) {
            var left = LEFT_OVER.matcher(file.getName());
            if (left.matches()
                    && ProcessHandle.of(Long.parseLong(left.group(1))).isEmpty()) {
                var unused = file.delete(); // else the next time
            } else if (file.isDirectory()) {
                removeLeftOvers(file);
            }
        }
    }

    /** A file or directory in it. */
    Path resolve(String name) {
        return path.resolve(name);
    }

    /** A directory in it, made if it is not there. */
    Path directory(String name) throws IOException {
        return Files.createDirectories(path.resolve(name), PrivateFiles.PRIVATE_DIRECTORY);
    }

    /** The text of a file in it; nothing when there is none. */
    Optional<String> read(String name) {
        try {
            return Optional.of(Files.readString(resolve(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the file " + resolve(name) + " cannot be read as text (" + PrivateFiles.reason(e) + ")", e);
        }
    }

    /** Puts the text in place of a file's in one step, durable. */
    void write(String name, String text) {
        try {
            PrivateFiles.replace(resolve(name), text);
        } catch (IOException e) {
            throw failed(name, e);
        }
    }

    /** The same even on a full disk, for the few files by which writing twice is turned off. */
    void writeEvenWhenFull(String name, String text) {
        try {
            PrivateFiles.replace(resolve(name), text);
        } catch (IOException full) {
            try {
                useSpare(name, text);
            } catch (IOException e) {
                throw failed(name, full);
            }
        }
    }

    /** Its blocks are never given back, so nobody else can take them in between. */
    private void useSpare(String name, String text) throws IOException {
        var spare = resolve(name + SPARE);
        try (var channel = FileChannel.open(spare, StandardOpenOption.WRITE)) {
            PrivateFiles.writeAll(channel, text);
            channel.truncate(channel.position());
            channel.force(true);
        }
        PrivateFiles.move(spare, resolve(name));
    }

    /** Removes a file, durably. */
    void remove(String name) {
        try {
            if (Files.deleteIfExists(resolve(name))) {
                PrivateFiles.forceDirectory(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + resolve(name) + " cannot be removed", e);
        }
    }

    /** Adds the text to a file, durable. */
    void append(String name, String text) {
        try (var channel = FileChannel.open(
                resolve(name),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                PrivateFiles.PRIVATE_FILE)) {
            PrivateFiles.writeAll(channel, text);
            channel.force(true);
        } catch (IOException e) {
            throw failed(name, e);
        }
    }

    private UncheckedIOException failed(String name, IOException e) {
        return new UncheckedIOException(
                "the file " + resolve(name) + " cannot be written (" + PrivateFiles.reason(e)
                        + "); is there room, and may this user write there?",
                e);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}

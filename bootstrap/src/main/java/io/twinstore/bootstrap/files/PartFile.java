package io.twinstore.bootstrap.files;

import io.twinstore.application.move.ExportFiles.TableFile;
import io.twinstore.bootstrap.disk.PrivateFiles;
import io.twinstore.bootstrap.files.ExportState.PartState;
import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.values.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The file of one table while rows are added to it, which knows up to where it is durable. */
final class PartFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final byte[] BEFORE_FIRST = utf8("\n");
    private static final byte[] BETWEEN = utf8(",\n");
    private static final byte[] AFTER_LAST = utf8("\n]\n");

    private final Table table;
    private final FileChannel channel;
    private final MessageDigest digest = Sha256.digest();
    private final ByteArrayOutputStream text = new ByteArrayOutputStream(2 * BUFFER);
    private long bytes;
    private long rows;
    private Json.@Nullable Obj last;

    /** Whether a write failed, after which nobody knows how far the file goes. */
    private boolean broken;

    private PartFile(Table table, FileChannel channel) {
        this.table = table;
        this.channel = channel;
    }

    private static byte[] utf8(String separator) {
        return separator.getBytes(StandardCharsets.UTF_8);
    }

    /** An empty one, readable by its owner alone. */
    static PartFile create(Path path, Table table) throws IOException {
        Files.deleteIfExists(path);
        var channel = FileChannel.open(
                path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), PrivateFiles.PRIVATE_FILE);
        var part = new PartFile(table, channel);
        part.text.write('[');
        return part;
    }

    /**
     * Goes on where an earlier run was durable; what that wrote later is cut off.
     *
     * @throws InvalidInput when the file does not begin as that run wrote it
     */
    static PartFile reopen(Path path, Table table, PartState state) throws IOException {
        var part = new PartFile(table, open(path));
        try {
            part.readUpTo(state.bytes());
            if (!Sha256.hexSoFar(part.digest).equals(state.sha256())) {
                throw ExportState.damaged(path);
            }
            part.channel.truncate(state.bytes());
            part.rows = state.rows();
            part.last = state.last();
            return part;
        } catch (IOException | RuntimeException e) {
            part.channel.close();
            throw e;
        }
    }

    private static FileChannel open(Path path) throws IOException {
        try {
            return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            throw ExportState.damaged(path);
        }
    }

    private void readUpTo(long end) throws IOException {
        var chunk = ByteBuffer.allocate(BUFFER);
        while (bytes < end) {
            chunk.clear().limit((int) Math.min(BUFFER, end - bytes));
            int read = channel.read(chunk);
            if (read < 0) {
                return; // shorter than it was: the digest tells
            }
            bytes += read;
            digest.update(chunk.flip());
        }
    }

    /** How many rows are in it. */
    long rows() {
        return rows;
    }

    /** The key of its last row; null when it has none. */
    Json.@Nullable Obj last() {
        return last;
    }

    void add(Json.Obj row) throws IOException {
        var encoded = Json.utf8(row);
        text.writeBytes(rows == 0 ? BEFORE_FIRST : BETWEEN);
        text.writeBytes(encoded);
        rows++;
        last = row;
        if (text.size() >= BUFFER) {
            write();
        }
    }

    private void write() throws IOException {
        if (broken) {
            throw new IOException("a part of it could not be written");
        }
        var encoded = text.toByteArray();
        text.reset();
        broken = true;
        PrivateFiles.writeAll(channel, ByteBuffer.wrap(encoded));
        broken = false;
        bytes += encoded.length;
        digest.update(encoded);
    }

    /** Makes durable what was added, and tells how far that is. */
    PartState durable() throws IOException {
        write();
        channel.force(true);
        var key = last == null ? null : table.keyOf(last);
        return new PartState(table.name(), bytes, rows, Sha256.hexSoFar(digest), key);
    }

    /** Ends the array, durably. */
    TableFile finish(String name) throws IOException {
        text.writeBytes(AFTER_LAST);
        write();
        channel.force(true);
        return new TableFile(table.name(), name, rows, Sha256.hexSoFar(digest));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

package io.twinstore.bootstrap.state;

import io.twinstore.application.journal.Segment;
import io.twinstore.bootstrap.disk.FileIdentity;
import io.twinstore.bootstrap.disk.PrivateFiles;
import io.twinstore.bootstrap.disk.ProcessLock;
import io.twinstore.domain.closing.Closer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;

/**
 * A file of the journal; the lock is on a file beside it, since the file itself is replaced when it is compacted. One that is
 * deleted under the process fails, and is written anew from memory, unless its lock was deleted too.
 */
final class SegmentFile implements Segment {
    private final Path path;
    private final ProcessLock lock;
    private final List<ProcessLock> others;
    private final Clock clock;
    private FileChannel channel;
    private FileIdentity file;

    /** With what else is held until it is closed. */
    SegmentFile(Path path, ProcessLock lock, List<ProcessLock> others, Clock clock) throws IOException {
        this.path = path;
        this.lock = lock;
        this.others = others;
        this.clock = clock;
        channel = open(path);
        file = FileIdentity.of(path);
    }

    private static FileChannel open(Path path) throws IOException {
        return FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    @Override
    public String name() {
        return String.valueOf(path.getFileName());
    }

    @Override
    public String read() throws IOException {
        return text(path);
    }

    /** A damaged byte is no error here. */
    static String text(Path path) throws IOException {
        return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    }

    @Override
    public void append(String text) throws IOException {
        PrivateFiles.writeAll(channel, text);
    }

    @Override
    public void force() throws IOException {
        lock.requireInPlace();
        file.requireAt(path);
        channel.force(false);
    }

    @Override
    public void replace(String text) throws IOException {
        lock.requireInPlace();
        PrivateFiles.replace(path, text);
        var old = channel;
        channel = open(path);
        file = FileIdentity.of(path);
        old.close();
    }

    @Override
    public String keepCopy() throws IOException {
        var copy = path.resolveSibling(name() + ".damaged-" + clock.instant().getEpochSecond());
        Files.copy(path, copy);
        return String.valueOf(copy.getFileName());
    }

    @Override
    public void close() {
        var closer = new Closer();
        others.forEach(other -> closer.add(other::close));
        closer.add(lock::close);
        closer.add(this::closeChannel);
        closer.close();
    }

    private void closeChannel() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the segment " + name() + " cannot be closed", e);
        }
    }
}

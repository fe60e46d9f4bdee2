package io.twinstore.postgres;

import io.twinstore.domain.values.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The lines of a load in blocks, of which the next is made while PostgreSQL takes one. */
final class CopyBlocks implements Iterator<byte[]>, AutoCloseable {
    private static final int SIZE = 1 << 20;
    private static final byte[] END = new byte[0];

    private final RowColumns columns;
    private final Iterator<Json.Obj> rows;
    private CompletableFuture<byte[]> next;
    private long count;

    /** The lines of these rows, of which there is one at least; their columns are those of the first. */
    CopyBlocks(RowColumns columns, Iterator<Json.Obj> rows) {
        this.columns = columns;
        this.rows = rows;
        var first = rows.next();
        columns.take(first);
        next = inBackground(first);
    }

    @Override
    public boolean hasNext() {
        return answer().length > 0;
    }

    @Override
    public byte[] next() {
        var block = answer();
        if (block.length == 0) {
            throw new NoSuchElementException();
        }
        next = inBackground(null);
        return block;
    }

    /** How many rows there were; to be asked after the last block. */
    long count() {
        return count;
    }

    private CompletableFuture<byte[]> inBackground(Json.@Nullable Obj first) {
        return CompletableFuture.supplyAsync(() -> block(first), CopyBlocks::start);
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "twinstore-copy-lines");
        thread.setDaemon(true);
        thread.start();
    }

    private byte[] block(Json.@Nullable Obj first) {
        var block = new ByteArrayOutputStream(SIZE + (SIZE >> 2));
        if (first != null) {
            add(first, block);
        }
        while (block.size() < SIZE && rows.hasNext()) {
            add(rows.next(), block);
        }
        return block.size() == 0 ? END : block.toByteArray();
    }

    private void add(Json.Obj row, ByteArrayOutputStream block) {
        block.writeBytes(columns.line(row, ++count).getBytes(StandardCharsets.UTF_8));
    }

    private byte[] answer() {
        try {
            return next.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : e;
        }
    }

    /** Waits for the block that is being made, since whoever owns the rows may close what they come from. */
    @Override
    public void close() {
        next.exceptionally(fault -> END).join();
    }
}

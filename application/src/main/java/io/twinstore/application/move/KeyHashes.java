package io.twinstore.application.move;

import io.twinstore.application.rows.RowValues;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.values.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.Consumer;

/**
 * Which primary keys there are, in 8 bytes each. Among 10 million others, a key that is not there is taken for one of them
 * with a probability of 1 in 1,800,000,000,000.
 */
final class KeyHashes {
    private long[] hashes = new long[1 << 10];
    private int size;

    /** The keys of a table, by value. */
    static Iterator<Json.Obj> keys(TableReader reader, Table table, int pageSize) {
        var values = new RowValues(table.columns());
        var pages = new TablePages(last -> reader.keysAfter(table, last, pageSize));
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return pages.hasNext();
            }

            @Override
            public Json.Obj next() {
                return values.part(pages.next(), table.key());
            }
        };
    }

    /** Those of all of these keys. */
    static KeyHashes of(Iterator<Json.Obj> keys) {
        var hashes = new KeyHashes();
        keys.forEachRemaining(hashes::add);
        Arrays.sort(hashes.hashes, 0, hashes.size);
        return hashes;
    }

    /** Hands on the keys that are not among them. */
    void others(Iterator<Json.Obj> keys, Consumer<Json.Obj> consumer) {
        keys.forEachRemaining(key -> {
            if (!contains(key)) {
                consumer.accept(key);
            }
        });
    }

    /** The same keys, of which those that are not among them are told as they pass. */
    Iterator<Json.Obj> telling(Iterator<Json.Obj> keys, Consumer<Json.Obj> others) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return keys.hasNext();
            }

            @Override
            public Json.Obj next() {
                var key = keys.next();
                if (!contains(key)) {
                    others.accept(key);
                }
                return key;
            }
        };
    }

    /** How many there are. */
    int size() {
        return size;
    }

    private void add(Json.Obj key) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size + (size >> 1));
        }
        hashes[size++] = hash(key);
    }

    private boolean contains(Json.Obj key) {
        return Arrays.binarySearch(hashes, 0, size, hash(key)) >= 0;
    }

    private static long hash(Json.Obj key) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(key.toString().getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

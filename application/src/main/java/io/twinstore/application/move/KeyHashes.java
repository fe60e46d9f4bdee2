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
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which primary keys there are, in 8 bytes each, and which of them were seen again. Among 10 million others, a key that is not
 * there is taken for one of them with a probability of 1 in 1,800,000,000,000.
 */
final class KeyHashes {
    /** By the first bits of a hash, so that no part needs much memory when it grows. */
    private static final int PARTS = 256;

    private final List<Part> parts = Stream.generate(Part::new).limit(PARTS).toList();

    private static final class Part {
        private long[] hashes = new long[16];
        private int size;
        private final BitSet seen = new BitSet();

        private void add(long hash) {
            if (size == hashes.length) {
                hashes = Arrays.copyOf(hashes, size + (size >> 1));
            }
            hashes[size++] = hash;
        }

        private void sort() {
            hashes = Arrays.copyOf(hashes, size);
            Arrays.sort(hashes);
        }

        /** Where it is; negative when it is not there. */
        private int place(long hash) {
            return Arrays.binarySearch(hashes, hash);
        }
    }

    private KeyHashes() {}

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
        keys.forEachRemaining(key -> {
            long hash = hash(key);
            hashes.part(hash).add(hash);
        });
        hashes.parts.forEach(Part::sort);
        return hashes;
    }

    /** How many there are. */
    long size() {
        return parts.stream().mapToLong(part -> part.size).sum();
    }

    /** Whether the key is among them, which is then known to be seen. */
    boolean see(Json.Obj key) {
        long hash = hash(key);
        var part = part(hash);
        int place = part.place(hash);
        if (place >= 0) {
            part.seen.set(place);
        }
        return place >= 0;
    }

    /** Whether one of them was not seen. */
    boolean anyUnseen() {
        return parts.stream().anyMatch(part -> part.seen.cardinality() < part.size);
    }

    /** Whether the key is among them and was not seen. */
    boolean isUnseen(Json.Obj key) {
        long hash = hash(key);
        var part = part(hash);
        int place = part.place(hash);
        return place >= 0 && !part.seen.get(place);
    }

    private Part part(long hash) {
        return parts.get((int) (hash >>> 56));
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

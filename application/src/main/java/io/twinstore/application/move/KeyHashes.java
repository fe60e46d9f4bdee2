package io.twinstore.application.move;

import io.twinstore.domain.values.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Iterator;

/**
 * Which primary keys there are, in 8 bytes each. Among 10 million others, a key that is not there is taken for one of them
 * with a probability of 1 in 1,800,000,000,000.
 */
final class KeyHashes {
    private long[] hashes = new long[1 << 10];
    private int size;

    /** All of these keys. */
    static KeyHashes of(Iterator<Json.Obj> keys) {
        var hashes = new KeyHashes();
        keys.forEachRemaining(hashes::add);
        Arrays.sort(hashes.hashes, 0, hashes.size);
        return hashes;
    }

    private void add(Json.Obj key) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size + (size >> 1));
        }
        hashes[size++] = hash(key);
    }

    /** Whether the key is one of them. */
    boolean contains(Json.Obj key) {
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

package io.twinstore.application.masking;

import io.twinstore.domain.rows.RowKey;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Short hashes in place of values: the same value has the same hash, and nobody without the secret key can find the value by
 * hashing every phone number there is.
 */
public final class KeyedHash {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHOWN_BYTES = 4;

    private final SecretKeySpec key;

    /** With this secret key. */
    public KeyedHash(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The first eight hexadecimal digits of the value's HMAC-SHA256. */
    public String of(String value) {
        var hash = mac().doFinal(value.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, SHOWN_BYTES);
    }

    /** The hash of what identifies a row. */
    public String of(RowKey row) {
        return of(row.table() + '\0' + String.join("\0", row.values())); // no stored text holds U+0000
    }

    private Mac mac() {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}

package io.twinstore.application.masking;

import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.rows.TableSchema;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.StringJoiner;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Short hashes in place of values: the same value has the same hash, and nobody without the secret key can find the value by
 * hashing every phone number there is.
 */
public final class KeyedHash {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHOWN_BYTES = 4;

    /** Nobody is known by these; a text may be a phone number. */
    private static final Set<ColumnType<?>> PLAIN =
            Set.of(ColumnType.INTEGER, ColumnType.BIGINT, ColumnType.DATE, ColumnType.UUID);

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

    /** A row's key by which an operator finds it, such as 'yclients_id 15, company_id 962302': only texts are hashed. */
    public String shown(TableSchema<?> schema, RowKey row) {
        var parts = new StringJoiner(", ");
        var values = row.values().iterator();
        for (var column : schema.rowKey()) {
            var value = values.next();
            parts.add(column.name() + " " + (PLAIN.contains(column.type()) ? value : "#" + of(value)));
        }
        return parts.toString();
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

package io.twinstore.domain.masking;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What may be shown of a row and of an address: tables, columns, numeric ids, uuids and this; never another value.
 *
 * <p>The rule: whatever can reach a log, a message or a report shows no value of a row and no secret at any level. Objects that
 * hold values name their table and id, faults of other libraries lose their words ({@link MaskedFault}), and the loggers of
 * other libraries never get a value to write ({@link QuietLogger}).
 */
public final class Masked {
    private static final int SHOWN = 12;

    private Masked() {}

    /**
     * A key that may be a phone number, as a hash that tells it from others; in PostgreSQL
     * {@code '#' || left(encode(sha256(convert_to(key, 'UTF8')), 'hex'), 12)}.
     */
    public static String key(String key) {
        return "#" + HexFormat.of().formatHex(sha256(key)).substring(0, SHOWN);
    }

    /** An address without the user before its host and the parameters after its path, where passwords may stand. */
    public static String address(String url) {
        return url.replaceFirst("(?s)[?#].*", "").replaceFirst("(?s)^(\\w+://)?.*@", "$1");
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

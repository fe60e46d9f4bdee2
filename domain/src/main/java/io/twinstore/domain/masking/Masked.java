package io.twinstore.domain.masking;

/**
 * What may be shown of a row and of an address: tables, columns, numeric ids, dates, uuids, and keyed hashes of texts; never
 * another value.
 *
 * <p>The rule: whatever can reach a log, a message or a report shows no value of a row and no secret at any level. Objects that
 * hold values name their table and id, faults of other libraries lose their words ({@link MaskedFault}), and the loggers of
 * other libraries never get a value to write ({@link QuietLogger}).
 */
public final class Masked {
    private Masked() {}

    /**
     * An address without what stands before its last at sign and without the parameters after its path, where passwords may
     * stand; a password may hold any character, so it is looked for first.
     */
    public static String address(String url) {
        return url.replaceFirst("(?s)^(\\w+://)?.*@", "$1").replaceFirst("(?s)[?#].*", "");
    }
}

package io.twinstore.bootstrap.reports;

import java.util.Locale;

/** How reports write what is not text. */
public final class Words {
    private Words() {}

    /** A constant's name as results say it. */
    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

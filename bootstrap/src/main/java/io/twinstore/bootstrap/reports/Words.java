package io.twinstore.bootstrap.reports;

import java.time.Duration;
import java.util.Locale;

/** How reports write what is not text. */
public final class Words {
    private Words() {}

    /** How long ago something was, in its greatest unit. */
    public static String of(Duration age) {
        return age.toDays() > 0
                ? age.toDays() + " d"
                : age.toHours() > 0
                        ? age.toHours() + " h"
                        : age.toMinutes() > 0 ? age.toMinutes() + " min" : Math.max(0, age.toSeconds()) + " s";
    }

    /** A constant's name as results say it. */
    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

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

    /** How long something takes, in its two greatest units. */
    public static String exactly(Duration time) {
        if (time.toHours() > 0) {
            return two(time.toHours(), "h", time.toMinutesPart(), "min");
        }
        if (time.toMinutes() > 0) {
            return two(time.toMinutes(), "min", time.toSecondsPart(), "s");
        }
        return time.toMillisPart() == 0
                ? time.toSeconds() + " s"
                : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
    }

    private static String two(long great, String unit, int rest, String lesser) {
        return great + " " + unit + (rest == 0 ? "" : " " + rest + " " + lesser);
    }

    /** A constant's name as results say it. */
    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

package io.twinstore.application.rows;

import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.values.Json;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/** The likely cause of a difference, in the words that an operator searches for. */
public final class Diagnosis {
    /** The same elements or rows. */
    public static final String ORDER_ONLY = "order only";

    private static final Set<String> TRIGGERED = Set.of("updated_at", "last_updated");

    private Diagnosis() {}

    /** By the columns that no trigger sets, since that comes along with any cause; by age only when nothing else explains all. */
    public static String of(List<String> columns, Json.Obj one, Json.Obj other) {
        var written =
                columns.stream().filter(column -> !TRIGGERED.contains(column)).toList();
        if (written.isEmpty()) {
            return "trigger";
        }
        if (all(written, one, other, Json::equals)) {
            return "JSON null"; // against no value, which looks the same
        }
        if (all(written, one, other, Diagnosis::wholeHoursApart)) {
            return "time zone";
        }
        if (all(written, one, other, Diagnosis::rounded)) {
            return "rounding";
        }
        if (all(written, one, other, Diagnosis::sameElements)) {
            return ORDER_ONLY;
        }
        return writtenEarlier(other, one) ? "stale" : writtenEarlier(one, other) ? "newer" : "value";
    }

    private static boolean writtenEarlier(Json.Obj a, Json.Obj b) {
        return TRIGGERED.stream().anyMatch(column -> earlier(a.get(column), b.get(column)));
    }

    private static boolean earlier(Json a, Json b) {
        try {
            var first = ColumnType.INSTANT.read(a);
            var second = ColumnType.INSTANT.read(b);
            return first != null && second != null && first.isBefore(second);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean all(List<String> columns, Json.Obj one, Json.Obj other, BiPredicate<Json, Json> rule) {
        return columns.stream().allMatch(column -> rule.test(one.get(column), other.get(column)));
    }

    private static boolean wholeHoursApart(Json a, Json b) {
        try {
            var first = ColumnType.INSTANT.read(a);
            var second = ColumnType.INSTANT.read(b);
            return first != null
                    && second != null
                    && Duration.between(first, second).abs().toNanos()
                                    % Duration.ofHours(1).toNanos()
                            == 0
                    && Duration.between(first, second).abs().toHours() <= 14;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean rounded(Json a, Json b) {
        if (!(a instanceof Json.Num x) || !(b instanceof Json.Num y)) {
            return false;
        }
        int scale = Math.max(
                0,
                Math.min(
                        x.value().stripTrailingZeros().scale(),
                        y.value().stripTrailingZeros().scale()));
        return x.value()
                        .setScale(scale, RoundingMode.HALF_UP)
                        .compareTo(y.value().setScale(scale, RoundingMode.HALF_UP))
                == 0;
    }

    private static List<String> sorted(Json.Arr array) {
        return array.elements().stream().map(Json::toString).sorted().toList();
    }

    private static boolean sameElements(Json a, Json b) {
        return a instanceof Json.Arr x && b instanceof Json.Arr y && sorted(x).equals(sorted(y));
    }
}

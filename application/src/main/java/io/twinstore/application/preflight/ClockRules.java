package io.twinstore.application.preflight;

import io.twinstore.domain.inspection.ColumnFacts;
import io.twinstore.domain.inspection.DatabaseFacts;
import io.twinstore.domain.inspection.SourceFacts;
import io.twinstore.domain.inspection.TargetFacts;
import io.twinstore.domain.inspection.TargetTable;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What programs write at the target when its sessions have another time zone than those of the source. */
final class ClockRules {
    private ClockRules() {}

    static List<Finding> of(SourceFacts from, DatabaseFacts source, TargetFacts into, DatabaseFacts target) {
        var place = into.server().place();
        var there = source.timeZone();
        var here = target.timeZone();
        if (there == null || here == null) {
            return List.of(Finding.note(
                    place,
                    null,
                    "the time zone of new sessions is " + shown(here) + "; that of " + from.place() + " is "
                            + shown(there),
                    "run 'show timezone' in psql on both, as the user of your programs; the two should be the same"));
        }
        if (same(there, here)) {
            return List.of();
        }
        var what = "the time zone of new sessions is " + here + ", but at " + from.place() + " it is " + there;
        var remedy = "alter database set timezone to '" + there + "' at the target, before a program writes there";
        var naive = into.tables().stream()
                .flatMap(table -> table.columns().stream()
                        .filter(column -> isNaive(column) || isNaive(from, table, column))
                        .map(column -> table.name() + "." + column.name()))
                .collect(Collectors.joining(", "));
        return List.of(
                naive.isEmpty()
                        ? Finding.note(
                                place,
                                null,
                                what + "; a program that asks for the current date may get another, rows do not change",
                                remedy)
                        : Finding.warning(
                                place,
                                null,
                                what + "; in " + naive
                                        + ", which know no time zone, programs would mean another instant"
                                        + " by the same digits",
                                remedy));
    }

    private static boolean isNaive(SourceFacts from, TargetTable table, ColumnFacts column) {
        return from.table(table.name())
                .column(column.name())
                .filter(ClockRules::isNaive)
                .isPresent();
    }

    private static boolean isNaive(ColumnFacts column) {
        var type = column.type();
        return type != null && type.startsWith(TypeFit.NAIVE_TYPE);
    }

    private static String shown(@Nullable String zone) {
        return zone == null ? "not for this user to see" : zone;
    }

    /** One time zone has several names. */
    private static boolean same(String one, String other) {
        try {
            return ZoneId.of(one).getRules().equals(ZoneId.of(other).getRules());
        } catch (DateTimeException e) { // a name that only PostgreSQL knows
            return one.equalsIgnoreCase(other);
        }
    }
}

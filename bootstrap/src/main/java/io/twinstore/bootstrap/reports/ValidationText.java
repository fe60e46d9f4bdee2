package io.twinstore.bootstrap.reports;

import io.twinstore.application.move.Validation;
import io.twinstore.application.move.Validation.Verdict;
import java.util.Locale;

/** A validation for people. */
public final class ValidationText {
    private static final int SHOWN = 20;

    private ValidationText() {}

    /** The whole of it. */
    public static String text(Validation validation) {
        var text = new TextTable("table", "source", "target", "missing", "extra", "different", "verdict");
        for (var table : validation.tables()) {
            var verdict = Words.of(table.verdict()) + (table.reason() == null ? "" : ": " + table.reason());
            text.row(
                    table.table(),
                    table.source(),
                    table.target(),
                    table.missing(),
                    table.extra(),
                    table.different(),
                    verdict);
        }
        return text + differences(validation) + "The two are " + phrase(validation) + "." + next(validation);
    }

    /** In one line. */
    public static String summary(Validation validation) {
        long rows = validation.tables().stream()
                .mapToLong(Validation.TableResult::target)
                .sum();
        return String.format(
                Locale.ROOT, "%d tables, %,d rows: %s", validation.tables().size(), rows, phrase(validation));
    }

    private static String differences(Validation validation) {
        var lines = new StringBuilder();
        validation.differences().stream()
                .limit(SHOWN)
                .forEach(difference -> lines.append("%s %s: %s%s%n"
                        .formatted(
                                difference.table(),
                                difference.key(),
                                difference.diagnosis(),
                                difference.columns().isEmpty()
                                        ? ""
                                        : " in " + String.join(", ", difference.columns()))));
        int more = validation.differences().size() - SHOWN;
        return lines + (more > 0 ? "… and " + more + " more; --json lists them all\n" : "");
    }

    private static String next(Validation validation) {
        return validation.verdict() == Verdict.DIFFERENT
                ? " 'twinstore repair --dry-run' says what would make them equal."
                : "";
    }

    private static String phrase(Validation validation) {
        return switch (validation.verdict()) {
            case EQUAL -> "equal";
            case DIFFERENT -> "different";
            case BLOCKED -> "not to be compared in full";
        };
    }
}

package io.twinstore.bootstrap.cli;

import io.twinstore.application.move.Validation;
import io.twinstore.application.move.Validation.Difference;
import io.twinstore.application.move.Validation.TableResult;
import io.twinstore.domain.values.Json;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A validation for people and, in the shape of cli.md, for programs. */
final class ValidationText {
    private static final int SHOWN = 20;

    private ValidationText() {}

    static Json json(Validation validation) {
        var json = new LinkedHashMap<String, Object>();
        json.put("verdict", lower(validation.verdict()));
        json.put(
                "tables", validation.tables().stream().map(ValidationText::json).toList());
        json.put(
                "differences",
                validation.differences().stream().map(ValidationText::json).toList());
        return Json.of(json);
    }

    private static Map<String, Object> json(TableResult table) {
        var json = new LinkedHashMap<String, Object>();
        json.put("table", table.table());
        json.put("source", table.source());
        json.put("target", table.target());
        json.put("missing", table.missing());
        json.put("extra", table.extra());
        json.put("different", table.different());
        json.put("verdict", lower(table.verdict()));
        var reason = table.reason();
        if (reason != null) {
            json.put("reason", reason);
        }
        return json;
    }

    private static Map<String, Object> json(Difference difference) {
        var json = new LinkedHashMap<String, Object>();
        json.put("table", difference.table());
        json.put("key", difference.key());
        json.put("kind", lower(difference.kind()));
        json.put("columns", difference.columns());
        json.put("diagnosis", difference.diagnosis());
        return json;
    }

    static String text(Validation validation) {
        var text = new TextTable("table", "source", "target", "missing", "extra", "different", "verdict");
        for (var table : validation.tables()) {
            var verdict = lower(table.verdict()) + (table.reason() == null ? "" : ": " + table.reason());
            text.row(
                    table.table(),
                    table.source(),
                    table.target(),
                    table.missing(),
                    table.extra(),
                    table.different(),
                    verdict);
        }
        return text + differences(validation) + "The two are " + phrase(validation) + ".";
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

    private static String phrase(Validation validation) {
        return switch (validation.verdict()) {
            case EQUAL -> "equal";
            case DIFFERENT -> "different";
            case BLOCKED -> "not to be compared in full";
        };
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

package io.twinstore.bootstrap.state;

import io.twinstore.application.comparing.Candidate;
import io.twinstore.application.comparing.Findings;
import io.twinstore.application.comparing.Mismatch;
import io.twinstore.application.comparing.Outcome;
import io.twinstore.application.comparing.Tally;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.values.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Findings as JSON; whatever else is read is refused with IllegalArgumentException. */
final class FindingsJson {
    private FindingsJson() {}

    static Json json(Candidate candidate, Findings findings) {
        var operations = new LinkedHashMap<String, Object>();
        findings.operations().forEach((operation, tally) -> operations.put(operation, json(tally)));
        var json = new LinkedHashMap<String, Object>();
        json.put("candidate", candidate.name());
        json.put("operations", operations);
        json.put("last", findings.last().stream().map(FindingsJson::json).toList());
        return Json.of(json);
    }

    private static Map<String, Object> json(Tally tally) {
        var outcomes = new TreeMap<String, Long>();
        tally.outcomes().forEach((outcome, count) -> outcomes.put(outcome.name(), count));
        return Map.of("outcomes", outcomes, "ignored", tally.ignored(), "diagnoses", tally.diagnoses());
    }

    private static Map<String, Object> json(Mismatch mismatch) {
        var json = new LinkedHashMap<String, Object>();
        json.put("seen", mismatch.seen().toString());
        json.put("operation", mismatch.operation());
        json.put("control", mismatch.control().name());
        json.put("candidate", mismatch.candidate().name());
        json.put("table", mismatch.table());
        json.put("kind", mismatch.kind().name());
        json.put("diagnosis", mismatch.diagnosis());
        json.put("key", mismatch.key());
        json.put("values", mismatch.values().stream().map(FindingsJson::json).toList());
        return json;
    }

    private static Map<String, Object> json(Mismatch.Value value) {
        var json = new LinkedHashMap<String, Object>();
        json.put("column", value.column());
        json.put("control", value.control());
        json.put("candidate", value.candidate());
        return json;
    }

    static Candidate candidate(Json json) {
        return Candidate.valueOf(text(json, "candidate"));
    }

    static Findings findings(Json json) {
        var operations = new TreeMap<String, Tally>();
        object(json, "operations").forEach((operation, tally) -> operations.put(operation, tally(tally)));
        return new Findings(operations, list(json, "last", FindingsJson::mismatch));
    }

    private static Tally tally(Json json) {
        var outcomes = new EnumMap<Outcome, Long>(Outcome.class);
        counts(json, "outcomes").forEach((outcome, count) -> outcomes.put(Outcome.valueOf(outcome), count));
        return new Tally(outcomes, counts(json, "ignored"), counts(json, "diagnoses"));
    }

    private static Mismatch mismatch(Json json) {
        try {
            return new Mismatch(
                    Instant.parse(text(json, "seen")),
                    text(json, "operation"),
                    Backend.valueOf(text(json, "control")),
                    Backend.valueOf(text(json, "candidate")),
                    text(json, "table"),
                    Mismatch.Kind.valueOf(text(json, "kind")),
                    text(json, "diagnosis"),
                    member(json, "key").equals(Json.NULL) ? null : text(json, "key"),
                    list(json, "values", FindingsJson::value));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no time", e);
        }
    }

    private static Mismatch.Value value(Json json) {
        return new Mismatch.Value(text(json, "column"), text(json, "control"), text(json, "candidate"));
    }

    private static Json member(Json json, String name) {
        if (json instanceof Json.Obj object) {
            return object.get(name);
        }
        throw new IllegalArgumentException("no object with " + name);
    }

    private static String text(Json json, String name) {
        if (member(json, name) instanceof Json.Str text) {
            return text.value();
        }
        throw new IllegalArgumentException(name + " is no text");
    }

    private static Map<String, Json> object(Json json, String name) {
        if (member(json, name) instanceof Json.Obj object) {
            return object.members();
        }
        throw new IllegalArgumentException(name + " is no object");
    }

    private static SortedMap<String, Long> counts(Json json, String name) {
        var counts = new TreeMap<String, Long>();
        object(json, name).forEach((key, value) -> counts.put(key, count(value)));
        return counts;
    }

    private static long count(Json json) {
        try {
            if (json instanceof Json.Num number && number.value().signum() >= 0) {
                return number.value().longValueExact();
            }
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("no count", e);
        }
        throw new IllegalArgumentException("no count");
    }

    private static <T> List<T> list(Json json, String name, Function<Json, T> element) {
        if (member(json, name) instanceof Json.Arr array) {
            return array.elements().stream().map(element).toList();
        }
        throw new IllegalArgumentException(name + " is no list");
    }
}

package io.twinstore.bootstrap.cli;

import static io.twinstore.application.comparing.Outcome.DROPPED;
import static io.twinstore.application.comparing.Outcome.MATCHED;
import static io.twinstore.application.comparing.Outcome.MISMATCHED;
import static io.twinstore.application.comparing.Outcome.SUSPECTED;
import static io.twinstore.application.comparing.Outcome.UNANSWERED;
import static io.twinstore.application.comparing.Outcome.UNDECIDED;

import io.twinstore.application.comparing.Candidate;
import io.twinstore.application.comparing.ComparisonReport;
import io.twinstore.application.comparing.Findings;
import io.twinstore.application.comparing.Mismatch;
import io.twinstore.application.comparing.Tally;
import io.twinstore.domain.values.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What comparing reads found, for programs; a bound is null where none follows. */
final class ComparisonJson {
    private ComparisonJson() {}

    static Json of(ComparisonReport report) {
        boolean whole = report.problems().isEmpty();
        var json = json(report.with(Candidate.OTHER), whole);
        json.put("noise", json(report.with(Candidate.SELF), whole));
        json.put("problems", report.problems());
        return Json.of(json);
    }

    private static Map<String, Object> json(Findings findings, boolean whole) {
        var total = findings.total();
        var operations = new ArrayList<Map<String, Object>>();
        findings.operations().forEach((operation, tally) -> {
            var json = new LinkedHashMap<String, Object>();
            json.put("operation", operation);
            json.putAll(json(tally, whole));
            operations.add(json);
        });
        var json = new LinkedHashMap<String, Object>();
        json.put("verdict", verdict(total, whole));
        json.put("total", json(total, whole));
        json.put("operations", operations);
        json.put("last", findings.last().stream().map(ComparisonJson::json).toList());
        return json;
    }

    private static String verdict(Tally total, boolean whole) {
        return total.count(MISMATCHED) > 0 ? "different" : total.equal() && whole ? "equal" : "unknown";
    }

    private static Map<String, Object> json(Tally tally, boolean whole) {
        var json = new LinkedHashMap<String, Object>();
        json.put("compared", tally.compared());
        json.put("matched", tally.count(MATCHED));
        json.put("ignored", tally.ignored());
        json.put("mismatched", tally.count(MISMATCHED));
        json.put("diagnoses", tally.diagnoses());
        json.put("suspected", tally.count(SUSPECTED));
        json.put("undecided", tally.count(UNDECIDED));
        json.put("unanswered", tally.count(UNANSWERED));
        json.put("dropped", tally.count(DROPPED));
        json.put("atMost", tally.equal() && whole ? rounded(tally.share()) : null);
        return json;
    }

    /** To three digits. */
    static BigDecimal rounded(double share) {
        return new BigDecimal(share, new MathContext(3));
    }

    private static Map<String, Object> json(Mismatch mismatch) {
        var json = new LinkedHashMap<String, Object>();
        json.put("seen", mismatch.seen().toString());
        json.put("operation", mismatch.operation());
        json.put("control", mismatch.control().name());
        json.put("candidate", mismatch.candidate().name());
        json.put("table", mismatch.table());
        json.put("kind", lower(mismatch.kind()));
        json.put("diagnosis", mismatch.diagnosis());
        json.put("key", mismatch.key());
        json.put(
                "columns",
                mismatch.values().stream().map(Mismatch.Value::column).toList());
        json.put(
                "hashes",
                mismatch.values().stream()
                        .map(value -> List.of(value.control(), value.candidate()))
                        .toList());
        return json;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

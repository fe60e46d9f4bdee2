package io.twinstore.bootstrap.cli;

import static io.twinstore.application.comparing.Outcome.DROPPED;
import static io.twinstore.application.comparing.Outcome.MATCHED;
import static io.twinstore.application.comparing.Outcome.MISMATCHED;
import static io.twinstore.application.comparing.Outcome.SUSPECTED;
import static io.twinstore.application.comparing.Outcome.UNANSWERED;

import io.twinstore.application.comparing.Candidate;
import io.twinstore.application.comparing.Findings;
import io.twinstore.application.comparing.Mismatch;
import io.twinstore.application.comparing.Tally;
import io.twinstore.bootstrap.comparing.FindingsFile.Report;
import io.twinstore.domain.values.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What comparing reads found, for people and for programs; hashes stand in place of values. */
final class ComparisonText {
    private static final int SHOWN = 20;

    private ComparisonText() {}

    static Json json(Report report) {
        var other = report.with(Candidate.OTHER);
        var json = json(other);
        json.put("noise", json(report.with(Candidate.SELF)));
        json.put("problems", report.problems());
        return Json.of(json);
    }

    private static Map<String, Object> json(Findings findings) {
        var total = findings.total();
        var operations = new ArrayList<Map<String, Object>>();
        findings.operations().forEach((operation, tally) -> {
            var json = new LinkedHashMap<String, Object>();
            json.put("operation", operation);
            json.putAll(json(tally));
            operations.add(json);
        });
        var json = new LinkedHashMap<String, Object>();
        json.put("verdict", verdict(total));
        json.put("total", json(total));
        json.put("operations", operations);
        json.put("last", findings.last().stream().map(ComparisonText::json).toList());
        return json;
    }

    private static String verdict(Tally total) {
        return total.decided() == 0 ? "unknown" : total.count(MISMATCHED) == 0 ? "equal" : "different";
    }

    private static Map<String, Object> json(Tally tally) {
        var json = new LinkedHashMap<String, Object>();
        json.put("compared", tally.compared());
        json.put("matched", tally.count(MATCHED));
        json.put("ignored", tally.ignored());
        json.put("mismatched", tally.count(MISMATCHED));
        json.put("diagnoses", tally.diagnoses());
        json.put("suspected", tally.count(SUSPECTED));
        json.put("unanswered", tally.count(UNANSWERED));
        json.put("dropped", tally.count(DROPPED));
        json.put("atMost", tally.count(MISMATCHED) == 0 ? exact(tally.share()) : null);
        return json;
    }

    private static BigDecimal exact(double share) {
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

    static String text(Report report) {
        var findings = report.with(Candidate.OTHER);
        return counts(findings)
                + names("mismatches by diagnosis", findings.total().diagnoses())
                + names("ignored by rule", findings.total().ignored())
                + last(findings.last())
                + noise(report.with(Candidate.SELF).total())
                + conclusion(findings.total());
    }

    private static String counts(Findings findings) {
        var table = new TextTable("operation", "compared", "matched", "ignored", "mismatched", "unanswered", "dropped");
        findings.operations().forEach((operation, tally) -> row(table, operation, tally));
        if (findings.operations().size() > 1) {
            row(table, "all", findings.total());
        }
        return findings.operations().isEmpty() ? "" : table + "\n";
    }

    private static void row(TextTable table, String name, Tally tally) {
        table.row(
                name,
                tally.compared(),
                tally.count(MATCHED),
                tally.ignoredCalls(),
                tally.count(MISMATCHED),
                tally.count(UNANSWERED),
                tally.count(DROPPED));
    }

    private static String names(String heading, Map<String, Long> counts) {
        var table = new TextTable(heading, "calls");
        counts.forEach(table::row);
        return counts.isEmpty() ? "" : table + "\n";
    }

    private static String last(List<Mismatch> last) {
        var shown = last.subList(Math.max(0, last.size() - SHOWN), last.size());
        var heading = shown.size() < last.size() ? "the last " + SHOWN + ", --json lists more:\n" : "";
        return shown.isEmpty()
                ? ""
                : shown.stream().map(ComparisonText::line).collect(Collectors.joining("\n", heading, "\n\n"));
    }

    private static String line(Mismatch mismatch) {
        var row = mismatch.table() + (mismatch.key() == null ? "" : " " + mismatch.key());
        var values = mismatch.values().stream()
                .map(value -> " " + value.column() + " " + value.control() + "/" + value.candidate())
                .collect(Collectors.joining(","));
        return "%s %s from %s and %s: %s, %s%s"
                .formatted(
                        mismatch.seen(),
                        mismatch.operation(),
                        mismatch.control(),
                        mismatch.candidate(),
                        row,
                        mismatch.diagnosis(),
                        values.isEmpty() ? "" : " in" + values);
    }

    private static String noise(Tally self) {
        return self.compared() == 0
                ? ""
                : "Noise, a store compared with itself: of %,d calls %,d differed at first and %,d when asked again.%n%n"
                        .formatted(self.compared(), self.count(SUSPECTED), self.count(MISMATCHED));
    }

    private static String conclusion(Tally total) {
        long calls = total.decided();
        long mismatched = total.count(MISMATCHED);
        if (calls == 0) {
            return "Nothing was compared yet; turn it on with 'twinstore flags set COMPARE_DUAL_RESULTS=true'.";
        }
        return mismatched == 0
                ? "None of %,d calls differs: at most %s of all calls do, at 95 %% (3/n)."
                        .formatted(calls, percent(total.share()))
                : "%,d of %,d calls differ: %s.".formatted(mismatched, calls, percent(total.share()));
    }

    private static String percent(double share) {
        return exact(share * 100).stripTrailingZeros().toPlainString() + " %";
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

package io.twinstore.bootstrap.reports;

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
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** What comparing reads found, for people; hashes stand in place of values. */
public final class ComparisonText {
    private static final int SHOWN = 20;

    private ComparisonText() {}

    /**
     * The whole report.
     *
     * @param comparing whether reads are compared now, asked only when nothing was compared yet
     */
    public static String of(ComparisonReport report, BooleanSupplier comparing) {
        var findings = report.with(Candidate.OTHER);
        return counts(findings)
                + modules(findings)
                + names("mismatches by diagnosis", findings.total().diagnoses())
                + names("ignored by rule", findings.total().ignored())
                + last(findings.last())
                + noise(report.with(Candidate.SELF).total())
                + conclusion(report, comparing);
    }

    private static String counts(Findings findings) {
        var table = table("operation");
        findings.operations().forEach((operation, tally) -> row(table, operation, tally));
        if (findings.operations().size() > 1) {
            row(table, "all", findings.total());
        }
        return findings.operations().isEmpty() ? "" : table + "\n";
    }

    private static String modules(Findings findings) {
        var table = table("module");
        findings.modules().forEach((module, tally) -> row(table, module.toString(), tally));
        return findings.modules().isEmpty() ? "" : table + "\n";
    }

    private static TextTable table(String of) {
        return new TextTable(of, "compared", "matched", "ignored", "mismatched", "undecided", "unanswered", "dropped");
    }

    private static void row(TextTable table, String name, Tally tally) {
        table.row(
                name,
                tally.compared(),
                tally.count(MATCHED),
                tally.ignoredCalls(),
                tally.count(MISMATCHED),
                tally.count(UNDECIDED),
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

    private static String conclusion(ComparisonReport report, BooleanSupplier comparing) {
        var total = report.with(Candidate.OTHER).total();
        if (total.count(MISMATCHED) > 0) {
            return "%,d of %,d calls differ: %s.%s"
                    .formatted(total.count(MISMATCHED), total.decided(), percent(total.share()), undecided(total));
        }
        if (report.equal()) {
            return "None of %,d calls differs: at most %s of all calls do, at 95 %% (3/n)."
                    .formatted(total.decided(), percent(total.share()));
        }
        if (total.decided() == 0
                && total.count(UNDECIDED) == 0
                && report.problems().isEmpty()) {
            return nothing(comparing.getAsBoolean());
        }
        return "None of %,d calls differs, but no bound follows.%s%s"
                .formatted(total.decided(), undecided(total), leftOut(report.problems()));
    }

    private static String undecided(Tally total) {
        long calls = total.count(UNDECIDED);
        return calls == 0
                ? ""
                : " %,d more may differ, which could not be decided; begin anew when that is over.".formatted(calls);
    }

    private static String leftOut(List<String> problems) {
        return problems.isEmpty() ? "" : " Files that are malformed: %,d.".formatted(problems.size());
    }

    private static String nothing(boolean comparing) {
        return "Nothing was compared yet"
                + (comparing
                        ? ", though COMPARE_DUAL_RESULTS is on: no read was answered by both stores so far."
                        : "; turn it on with 'twinstore flags set COMPARE_DUAL_RESULTS=true'.");
    }

    private static String percent(double share) {
        return ComparisonJson.rounded(share * 100).stripTrailingZeros().toPlainString() + " %";
    }
}

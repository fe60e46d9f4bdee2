package io.twinstore.bootstrap.reports;

import static io.twinstore.application.comparing.Outcome.DROPPED;
import static io.twinstore.application.comparing.Outcome.MATCHED;
import static io.twinstore.application.comparing.Outcome.MISMATCHED;
import static io.twinstore.application.comparing.Outcome.SUSPECTED;
import static io.twinstore.application.comparing.Outcome.UNANSWERED;
import static io.twinstore.application.comparing.Outcome.UNDECIDED;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.twinstore.application.comparing.Candidate;
import io.twinstore.application.comparing.ComparisonReport;
import io.twinstore.application.comparing.Findings;
import io.twinstore.application.comparing.Mismatch;
import io.twinstore.application.comparing.Tally;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.domain.store.Backend;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What comparing reads found, for programs. */
public record ComparisonJson(@JsonUnwrapped Compared stores, Compared noise, List<String> problems) {

    /** Of what all processes found. */
    public static ComparisonJson of(ComparisonReport report) {
        boolean whole = report.problems().isEmpty();
        return new ComparisonJson(
                Compared.of(report.with(Candidate.OTHER), whole),
                Compared.of(report.with(Candidate.SELF), whole),
                report.problems());
    }

    /** What was found with one candidate. */
    public record Compared(
            String verdict, Counts total, List<Operation> operations, List<Module> modules, List<Row> last) {
        static Compared of(Findings findings, boolean whole) {
            var total = findings.total();
            return new Compared(
                    total.count(MISMATCHED) > 0 ? "different" : total.equal() && whole ? "equal" : "unknown",
                    Counts.of(total, whole),
                    findings.operations().entrySet().stream()
                            .map(each -> new Operation(each.getKey(), Counts.of(each.getValue(), whole)))
                            .toList(),
                    findings.modules().entrySet().stream()
                            .map(each -> new Module(each.getKey(), Counts.of(each.getValue(), whole)))
                            .toList(),
                    findings.last().stream().map(Row::of).toList());
        }
    }

    /** The calls of one operation. */
    public record Operation(String operation, @JsonUnwrapped Counts counts) {}

    /** The calls of one module. */
    public record Module(
            CallingModule module, @JsonUnwrapped Counts counts) {}

    /**
     * Calls by how their comparison ended.
     *
     * @param atMost the bound of the share that differs; null where none follows
     */
    public record Counts(
            long compared,
            long matched,
            Map<String, Long> ignored,
            long mismatched,
            Map<String, Long> diagnoses,
            long suspected,
            long undecided,
            long unanswered,
            long dropped,
            @Nullable BigDecimal atMost) {
        /** Of a tally; no bound follows when files are left out. */
        public static Counts of(Tally tally, boolean whole) {
            return new Counts(
                    tally.compared(),
                    tally.count(MATCHED),
                    tally.ignored(),
                    tally.count(MISMATCHED),
                    tally.diagnoses(),
                    tally.count(SUSPECTED),
                    tally.count(UNDECIDED),
                    tally.count(UNANSWERED),
                    tally.count(DROPPED),
                    tally.equal() && whole ? rounded(tally.share()) : null);
        }
    }

    /** A row in which two answers differ; of each column the hashes on both sides. */
    public record Row(
            Instant seen,
            String operation,
            Backend control,
            Backend candidate,
            String table,
            String kind,
            String diagnosis,
            @Nullable String key,
            List<String> columns,
            List<List<String>> hashes) {
        /** How a mismatch is shown. */
        public static Row of(Mismatch mismatch) {
            var values = mismatch.values();
            return new Row(
                    mismatch.seen(),
                    mismatch.operation(),
                    mismatch.control(),
                    mismatch.candidate(),
                    mismatch.table(),
                    Words.of(mismatch.kind()),
                    mismatch.diagnosis(),
                    mismatch.key(),
                    values.stream().map(Mismatch.Value::column).toList(),
                    values.stream()
                            .map(value -> List.of(value.control(), value.candidate()))
                            .toList());
        }
    }

    /** To three digits. */
    static BigDecimal rounded(double share) {
        return new BigDecimal(share, new MathContext(3));
    }
}

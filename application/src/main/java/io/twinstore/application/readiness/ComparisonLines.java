package io.twinstore.application.readiness;

import io.twinstore.application.comparing.Candidate;
import io.twinstore.application.comparing.ComparisonReport;
import io.twinstore.application.comparing.Outcome;
import io.twinstore.application.comparing.Tally;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.readiness.Readiness.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether both stores answer the same. */
final class ComparisonLines {
    private static final String COMMAND = "compare report";

    private final ComparisonReport report;
    private final ReadinessTargets targets;
    private final Instant now;

    ComparisonLines(ComparisonReport report, ReadinessTargets targets, Instant now) {
        this.report = report;
        this.targets = targets;
        this.now = now;
    }

    List<Line> all() {
        var lines = new ArrayList<Line>();
        var modules = report.with(Candidate.OTHER).modules();
        for (var module : CallingModule.values()) {
            lines.add(reads(module, modules.getOrDefault(module, Tally.NONE)));
        }
        lines.add(dropped(report.with(Candidate.OTHER).total()));
        report.problems()
                .forEach(problem -> lines.add(new Line("what was compared", "whole", problem, now, false, COMMAND)));
        return lines;
    }

    private Line reads(CallingModule module, Tally tally) {
        boolean enough = 100 * tally.share() <= targets.differPercent();
        return new Line(
                "reads of " + module,
                String.format(Locale.ROOT, "none differs, at most %s %% can", plain(targets.differPercent())),
                tally.compared() == 0 ? "none compared" : measured(tally),
                tally.compared() == 0 ? null : now,
                tally.equal() && enough,
                tally.compared() == 0 ? "flags set COMPARE_DUAL_RESULTS=true" : COMMAND);
    }

    private static String measured(Tally tally) {
        long differ = tally.count(Outcome.MISMATCHED);
        long undecided = tally.count(Outcome.UNDECIDED);
        return String.format(
                        Locale.ROOT,
                        "%,d compared, %s",
                        tally.compared(),
                        differ > 0 ? differ + " differ" : "none differs")
                + (undecided > 0 ? ", " + undecided + " may" : "")
                + (tally.equal() ? String.format(Locale.ROOT, ", at most %.2g %% can", 100 * tally.share()) : "");
    }

    private Line dropped(Tally total) {
        long offered = total.compared() + total.count(Outcome.DROPPED);
        double percent = offered == 0 ? 100 : 100.0 * total.count(Outcome.DROPPED) / offered;
        return new Line(
                "comparisons left out",
                String.format(Locale.ROOT, "at most %s %%", plain(targets.droppedPercent())),
                offered == 0 ? "none compared" : String.format(Locale.ROOT, "%.2f %% of %,d", percent, offered),
                offered == 0 ? null : now,
                percent <= targets.droppedPercent(),
                COMMAND);
    }

    /** Without digits that say nothing. */
    static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}

package io.twinstore.bootstrap.reports;

import io.twinstore.application.readiness.Readiness;
import io.twinstore.application.readiness.Readiness.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Whether the primary may change, for people and for programs. */
public record ReadinessReport(Readiness readiness, Instant now) {

    /** The answer for programs; a line's command is what to type. */
    public record Document(boolean go, List<Line> lines) {}

    /** For programs. */
    public Document json() {
        return new Document(
                readiness.go(),
                readiness.lines().stream()
                        .map(line -> new Line(
                                line.what(),
                                line.threshold(),
                                line.measured(),
                                line.at(),
                                line.good(),
                                "twinstore " + line.command()))
                        .toList());
    }

    /** For people. */
    public String text() {
        var table = new TextTable(6, "", "what", "must be", "seen", "command", "is");
        for (var line : readiness.lines()) {
            table.row(
                    line.good() ? "ok" : "NO",
                    line.what(),
                    line.threshold(),
                    line.at() == null ? "never" : seen(line.at()),
                    line.command(),
                    line.measured());
        }
        return table + "\n" + summary() + ".";
    }

    private String seen(Instant at) {
        return at.equals(now) ? "now" : Words.of(Duration.between(at, now)) + " ago";
    }

    /** In one line. */
    public String summary() {
        long missing = readiness.lines().stream().filter(line -> !line.good()).count();
        int all = readiness.lines().size();
        return readiness.go()
                ? "GO: all " + all + " lines are good"
                : "NO-GO: " + missing + " of " + all + " lines are not good";
    }
}

package io.twinstore.bootstrap.reports;

import io.twinstore.application.preflight.Finding;
import io.twinstore.application.preflight.PreflightResult;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a move may start, for people and for programs. */
public record PreflightReport(PreflightResult result) {
    /** The answer for programs. */
    public record Document(boolean mayStart, long blocking, long triedRows, List<Shown> findings) {}

    /**
     * One finding.
     *
     * @param subject the table, or the table and its column; null when it is about the store
     */
    public record Shown(
            String severity, String where, @Nullable String subject, String what, String whatToDo) {}

    /** For programs. */
    public Document json() {
        return new Document(
                result.mayStart(),
                result.blocking(),
                result.tried(),
                result.findings().stream().map(PreflightReport::shown).toList());
    }

    private static Shown shown(Finding finding) {
        return new Shown(
                Words.of(finding.severity()), finding.where(), finding.subject(), finding.what(), finding.whatToDo());
    }

    /** For people. */
    public String text() {
        var text = new StringBuilder();
        for (var finding : result.findings()) {
            text.append(String.format(Locale.ROOT, "%-8s  %s", Words.of(finding.severity()), finding.where()))
                    .append(finding.subject() == null ? "" : ", " + finding.subject())
                    .append("\n          ")
                    .append(finding.what())
                    .append(".\n")
                    .append(
                            finding.whatToDo().equals("nothing")
                                    ? ""
                                    : "          To do: " + finding.whatToDo() + ".\n");
        }
        return text
                + String.format(
                        Locale.ROOT,
                        "\n%,d rows of extreme values went through the real paths and came back as they were.\n",
                        result.tried())
                + summary()
                + ".";
    }

    /** In one line. */
    public String summary() {
        return result.mayStart()
                ? "The move may start"
                : "The move may not start: " + result.blocking() + " blocking "
                        + (result.blocking() == 1 ? "finding" : "findings");
    }
}

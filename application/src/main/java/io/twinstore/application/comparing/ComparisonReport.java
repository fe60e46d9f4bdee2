package io.twinstore.application.comparing;

import java.util.List;
import java.util.Map;

/**
 * What all processes found.
 *
 * @param findings by whose answers were compared with a store's
 * @param problems the files that are left out, a line each; while there are any, nothing can be called equal
 */
public record ComparisonReport(Map<Candidate, Findings> findings, List<String> problems) {
    /** Takes copies. */
    public ComparisonReport {
        findings = Map.copyOf(findings);
        problems = List.copyOf(problems);
    }

    /** What was found when this one's answers were compared. */
    public Findings with(Candidate candidate) {
        return findings.getOrDefault(candidate, Findings.NONE);
    }

    /** Whether the two stores were compared, and nothing that is known or left out keeps them from being called equal. */
    public boolean equal() {
        return problems.isEmpty() && with(Candidate.OTHER).total().equal();
    }
}

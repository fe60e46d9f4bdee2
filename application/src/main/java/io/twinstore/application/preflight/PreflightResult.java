package io.twinstore.application.preflight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a move may start.
 *
 * @param findings the blocking ones first
 * @param tried how many rows went through the real paths and came back as they were
 * @param forecast null when nothing could be measured, since the key or the tables are not as they must be
 */
public record PreflightResult(
        List<Finding> findings, long tried, @Nullable Forecast forecast) {

    /** Sorts the findings; those of one severity stay in the order in which they were made. */
    public PreflightResult {
        findings = findings.stream()
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
    }

    PreflightResult with(Finding finding) {
        var all = new ArrayList<>(findings);
        all.add(finding);
        return new PreflightResult(all, tried, forecast);
    }

    /** How many findings are in the way. */
    public long blocking() {
        return findings.stream().filter(Finding::isBlocking).count();
    }

    /** Whether nothing is in the way. */
    public boolean mayStart() {
        return blocking() == 0;
    }
}

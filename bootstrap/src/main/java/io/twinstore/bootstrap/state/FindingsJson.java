package io.twinstore.bootstrap.state;

import io.twinstore.application.comparing.Candidate;
import io.twinstore.application.comparing.Findings;
import io.twinstore.application.comparing.Mismatch;
import io.twinstore.application.comparing.Tally;
import java.util.List;
import java.util.SortedMap;

/** Findings as their file holds them. */
record FindingsJson(Candidate candidate, SortedMap<String, Tally> operations, List<Mismatch> last) {

    static FindingsJson of(Candidate candidate, Findings findings) {
        return new FindingsJson(candidate, findings.operations(), findings.last());
    }

    Findings findings() {
        return new Findings(operations, last);
    }
}

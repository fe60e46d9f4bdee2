package io.twinstore.application.status;

import io.twinstore.application.comparing.Candidate;
import io.twinstore.application.comparing.ComparisonReport;
import io.twinstore.application.comparing.Tally;
import io.twinstore.application.flags.Flags;
import io.twinstore.application.journal.JournalReport;
import io.twinstore.application.move.SetAside;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a move at one moment.
 *
 * @param divergence why the stores may differ in rows for which no write is pending; nothing when they were found equal
 * @param evidence the last answer of each command that gave one
 * @param marks from which moment on changes of Supabase may be missing in PostgreSQL, by table; a table is not in it when all
 *     of it may be
 * @param rejects rows that a load has set aside, by table
 */
public record MoveStatus(
        Flags flags,
        JournalReport journal,
        Optional<String> divergence,
        ComparisonReport comparisons,
        Map<Proof, Evidence> evidence,
        Map<String, Instant> marks,
        Map<String, SetAside> rejects) {

    /** How far it has come. */
    public Phase phase() {
        return Phase.of(flags);
    }

    /** How the comparisons of both stores' answers ended. */
    public Tally compared() {
        return comparisons.with(Candidate.OTHER).total();
    }

    /** What is behind or in doubt, a line each; nothing when both stores are known to hold the same rows. */
    public List<String> behind() {
        var behind = new ArrayList<>(journal.problems());
        var counts = journal.counts();
        if (counts.total() > counts.active()) { // what is being written is not behind
            behind.add("pending keys: " + counts);
        }
        if (phase() != Phase.OFF && phase() != Phase.RETIRED) {
            divergence.ifPresent(reason -> behind.add("an unverified divergence is open: " + reason));
        }
        flags.staleReads().ifPresent(behind::add);
        return behind;
    }

    /** The next command to type. */
    public NextStep next() {
        return NextStep.after(this);
    }
}

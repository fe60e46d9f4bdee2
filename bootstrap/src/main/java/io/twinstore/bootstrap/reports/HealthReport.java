package io.twinstore.bootstrap.reports;

import io.twinstore.application.flags.Flags;
import io.twinstore.application.journal.JournalReport;
import io.twinstore.application.journal.PendingCounts;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.store.Health;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was found of everything whose health matters.
 *
 * @param started whether a program has used the state directory yet
 * @param divergence why the stores may differ where somebody reads what may be stale; nothing when nobody does
 */
public record HealthReport(
        List<Health> stores,
        Flags flags,
        boolean started,
        JournalReport journal,
        Optional<String> divergence,
        List<RunningProgram> processes) {

    /** A running process, and whether all its calls follow the flags as they are. */
    public record RunningProgram(String name, boolean follows) {}

    /** Of stores without a state directory, of which there is one. */
    public static HealthReport ofStores(List<Health> stores, Flags flags) {
        var nothing = new JournalReport(PendingCounts.NONE, new TreeMap<>(), List.of());
        return new HealthReport(stores, flags, true, nothing, Optional.empty(), List.of());
    }

    /**
     * Whether every store that the flags use answers, every row of the journal will be reconciled, and nobody reads
     * stale rows.
     */
    public boolean healthy() {
        return stores.stream().allMatch(store -> store.healthy() || !flags.uses(store.backend()))
                && journal.problems().isEmpty()
                && journal.counts().inDoubt() + journal.counts().blocked() == 0
                && divergence.isEmpty()
                && flags.staleReads().isEmpty()
                && processes.stream().allMatch(RunningProgram::follows);
    }

    /** The report for programs. */
    public record Document(
            boolean healthy,
            List<StoreHealth> stores,
            Map<String, @Nullable Object> flags,
            Journal journal,
            @Nullable String unverifiedDivergence,
            @Nullable String staleReads,
            List<RunningProgram> processes) {}

    /** What one store's health probe found. */
    public record StoreHealth(
            Backend store,
            boolean used,
            boolean healthy,
            long milliseconds,
            @Nullable String problem,
            List<String> notes) {}

    /** How many rows of the journal are in each state. */
    public record Journal(long active, long dirty, long inDoubt, long blocked, List<String> problems) {
        /** Of what the segments say. */
        public static Journal of(JournalReport report) {
            var counts = report.counts();
            return new Journal(counts.active(), counts.dirty(), counts.inDoubt(), counts.blocked(), report.problems());
        }
    }

    /** For programs. */
    public Document json() {
        return new Document(
                healthy(),
                stores.stream().map(this::json).toList(),
                FlagsTable.json(flags),
                Journal.of(journal),
                divergence.orElse(null),
                flags.staleReads().orElse(null),
                processes);
    }

    private StoreHealth json(Health store) {
        return new StoreHealth(
                store.backend(),
                flags.uses(store.backend()),
                store.healthy(),
                store.responseTime().toMillis(),
                store.problem(),
                store.notes());
    }

    /** For people. */
    public String text() {
        var table = new TextTable(3, "what", "well", "");
        stores.forEach(store -> table.row(store.backend(), word(store), words(store)));
        table.row(
                "flags",
                yes(flags.staleReads().isEmpty()),
                flags.staleReads().orElse("writes go to " + flags.primary()));
        boolean reconcilable = journal.problems().isEmpty()
                && journal.counts().inDoubt() + journal.counts().blocked() == 0;
        table.row("journal", yes(reconcilable), journalWords());
        table.row(
                "unverified divergence",
                yes(divergence.isEmpty()),
                divergence.orElse("nobody reads what may be stale"));
        table.row("processes", yes(processes.stream().allMatch(RunningProgram::follows)), processWords());
        return table + (healthy() ? "All is well." : "Not all is well.");
    }

    private String word(Health store) {
        return store.healthy() ? "yes" : flags.uses(store.backend()) ? "NO" : "not used";
    }

    private static String words(Health store) {
        var words = new ArrayList<String>();
        words.add(store.problem() == null ? store.responseTime().toMillis() + " ms" : store.problem());
        words.addAll(store.notes());
        return String.join("; ", words);
    }

    private String journalWords() {
        var words = new ArrayList<>(journal.problems());
        if (words.isEmpty()) {
            words.add(journal.counts().total() == 0 ? "empty" : journal.counts().toString());
        }
        return String.join("; ", words);
    }

    private String processWords() {
        if (processes.isEmpty()) {
            return started ? "none runs" : "no program has used TWINSTORE_HOME yet";
        }
        var behind = processes.stream()
                .filter(process -> !process.follows())
                .map(RunningProgram::name)
                .toList();
        return processes.size() + " run"
                + (behind.isEmpty() ? "" : "; under earlier flags: " + String.join(", ", behind));
    }

    private static String yes(boolean well) {
        return well ? "yes" : "NO";
    }
}

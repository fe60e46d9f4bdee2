package io.twinstore.bootstrap.reports;

import io.twinstore.application.comparing.Outcome;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.status.Evidence;
import io.twinstore.application.status.MoveStatus;
import io.twinstore.application.status.Phase;
import io.twinstore.application.status.Proof;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a move stands, for people and for programs. */
public record StatusReport(MoveStatus status, Instant now) {

    /** The status for programs. */
    public record Document(
            String phase,
            String meaning,
            List<String> readFromPostgres,
            List<Shown> evidence,
            Compared compared,
            List<String> behind,
            Next next) {}

    /**
     * The last answer of a command.
     *
     * @param at null when it gave none yet
     */
    public record Shown(
            String command,
            @Nullable Instant at,
            @Nullable Long ageSeconds,
            @Nullable Boolean good,
            @Nullable String summary) {}

    /** Reads that were made on both stores. */
    public record Compared(long matched, long mismatched, long undecided) {}

    /**
     * What to do next.
     *
     * @param command null when nothing is left to do
     */
    public record Next(@Nullable String command, String reason) {}

    /** For programs. */
    public Document json() {
        var next = status.next();
        var compared = status.compared();
        var evidence = new ArrayList<Shown>();
        for (var proof : Proof.values()) {
            evidence.add(shown(proof, status.evidence().get(proof)));
        }
        return new Document(
                status.phase().toString(),
                status.phase().meaning(),
                Phase.readers(status.flags()).stream().map(Enum::name).toList(),
                evidence,
                new Compared(
                        compared.count(Outcome.MATCHED),
                        compared.count(Outcome.MISMATCHED),
                        compared.count(Outcome.UNDECIDED)),
                status.behind(),
                new Next(next.command() == null ? null : "twinstore " + next.command(), next.reason()));
    }

    private Shown shown(Proof proof, @Nullable Evidence evidence) {
        return evidence == null
                ? new Shown(proof.toString(), null, null, null, null)
                : new Shown(
                        proof.toString(),
                        evidence.at(),
                        evidence.age(now).toSeconds(),
                        evidence.good(),
                        evidence.summary());
    }

    /** In one line: who reads from where, what differs, what is pending. */
    public String sentence() {
        var compared = status.compared();
        int pending = status.journal().counts().total();
        long differences = compared.count(Outcome.MISMATCHED);
        return String.format(
                Locale.ROOT,
                "%d of %d modules read from PostgreSQL, %,d %s in %,d comparisons, %s",
                Phase.readers(status.flags()).size(),
                CallingModule.values().length,
                differences,
                differences == 1 ? "difference" : "differences",
                compared.compared(),
                !status.journal().problems().isEmpty()
                        ? "the journal is damaged"
                        : pending == 0
                                ? "journal empty"
                                : String.format(Locale.ROOT, "%,d %s pending", pending, pending == 1 ? "row" : "rows"));
    }

    /** For people. */
    public String text() {
        var phase = status.phase();
        var text = new StringBuilder("The move is ")
                .append(phase == Phase.OFF ? "off" : "at '" + phase + "'")
                .append(": ")
                .append(phase.meaning())
                .append(".\n");
        if (phase == Phase.TRYING) {
            var readers =
                    Phase.readers(status.flags()).stream().map(this::reader).toList();
            text.append("From PostgreSQL read: ")
                    .append(String.join(", ", readers))
                    .append(".\n");
        }
        text.append('\n').append(proven()).append('\n').append(behind());
        var next = status.next();
        text.append("\nNext: ").append(next.command() == null ? "nothing" : "twinstore " + next.command());
        return text.append("\n  ").append(next.reason()).append('.').toString();
    }

    private String reader(CallingModule module) {
        var share = status.flags().fromPostgres(module);
        return module + (share.isPartial() ? " (" + share.percent() + " %)" : "");
    }

    private TextTable proven() {
        var table = new TextTable(3, "proof", "how old", "what it says");
        for (var proof : Proof.values()) {
            var evidence = status.evidence().get(proof);
            table.row(
                    proof,
                    evidence == null ? "-" : Words.of(evidence.age(now)),
                    evidence == null ? "never made" : (evidence.good() ? "" : "NO: ") + evidence.summary());
        }
        var compared = status.compared();
        table.row(
                "compared reads",
                "now",
                String.format(
                        Locale.ROOT,
                        "%,d equal, %,d different, %,d undecided",
                        compared.count(Outcome.MATCHED),
                        compared.count(Outcome.MISMATCHED),
                        compared.count(Outcome.UNDECIDED)));
        return table;
    }

    /** In the largest unit that it fills. */
    private String behind() {
        var behind = status.behind();
        return behind.isEmpty()
                ? "Nothing is behind.\n"
                : String.join(
                        "",
                        behind.stream().map(line -> "Behind: " + line + ".\n").toList());
    }
}

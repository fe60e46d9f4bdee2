package io.twinstore.application.status;

import io.twinstore.application.comparing.Outcome;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.flags.Flag;
import io.twinstore.domain.store.Backend;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an operator does next, in the order of docs/switching.md.
 *
 * @param command what to type after {@code twinstore}; null when nothing is left to do
 */
public record NextStep(@Nullable String command, String reason) {
    /** So many equal answers bound the share of different ones by one in a hundred, at 95 % (three by their number). */
    private static final long ENOUGH_COMPARED = 300;

    static NextStep after(MoveStatus status) {
        return trouble(status).orElseGet(() -> switch (status.phase()) {
            case OFF -> set(Flag.DUAL_WRITE, true, "each write goes to both stores before anything is copied");
            case COPYING -> copying(status);
            case COMPARING, TRYING -> trying(status);
            case CUT_OVER -> cutOver(status);
            case RETIRED -> new NextStep(null, "the move is done");
        });
    }

    /** What must be looked at first, whatever the phase. */
    private static Optional<NextStep> trouble(MoveStatus status) {
        var journal = status.journal();
        if (!journal.problems().isEmpty() || journal.counts().blocked() > 0) {
            return Optional.of(new NextStep(
                    "replay --dry-run", "it says which rows cannot be made equal in both stores, and why"));
        }
        return status.flags().staleReads().map(reason -> set(Flag.DUAL_WRITE, true, reason));
    }

    private static NextStep copying(MoveStatus status) {
        if (status.divergence().isPresent()) {
            return copy(status);
        }
        return set(Flag.COMPARE_DUAL_RESULTS, true, "both stores hold the same rows; now their answers are compared");
    }

    /** Export, import and validate follow each other until the last one finds both equal; repair ends what it finds. */
    private static NextStep copy(MoveStatus status) {
        var last = Stream.of(Proof.EXPORT, Proof.IMPORT, Proof.VALIDATE, Proof.REPAIR)
                .filter(status.evidence()::containsKey)
                .max((one, other) -> at(status, one).compareTo(at(status, other)))
                .orElse(Proof.VALIDATE);
        return switch (last) {
            case EXPORT -> new NextStep("import --in DIR", "the export is not in PostgreSQL yet");
            case IMPORT, REPAIR ->
                new NextStep("validate", "it is not known yet whether both stores hold the same rows");
            default ->
                repair(status)
                        .orElse(new NextStep(
                                "export --out DIR",
                                status.evidence().containsKey(Proof.VALIDATE)
                                        ? "the last validation left a divergence open; copy the rows once more"
                                        : "the rows that are in Supabase already are copied to PostgreSQL"));
        };
    }

    /** After a validation that found a difference, when nothing was repaired since. */
    private static Optional<NextStep> repair(MoveStatus status) {
        var validation = status.evidence().get(Proof.VALIDATE);
        return validation == null
                        || validation.good()
                        || at(status, Proof.REPAIR).isAfter(validation.at())
                ? Optional.empty()
                : Optional.of(new NextStep("repair --dry-run", "the last validation found rows that differ"));
    }

    private static Instant at(MoveStatus status, Proof proof) {
        var evidence = status.evidence().get(proof);
        return evidence == null ? Instant.MIN : evidence.at();
    }

    private static NextStep trying(MoveStatus status) {
        if (status.divergence().isPresent()) {
            return copy(status);
        }
        var compared = status.compared();
        if (compared.count(Outcome.MISMATCHED) + compared.count(Outcome.UNDECIDED) > 0) {
            return new NextStep("compare report", "some answers of the two stores differ, or may");
        }
        if (compared.decided() < ENOUGH_COMPARED) {
            return status.flags().on(Flag.COMPARE_DUAL_RESULTS)
                    ? new NextStep(
                            "compare report",
                            String.format(
                                    Locale.ROOT,
                                    "wait until %,d answers were compared; %,d are, and none differs",
                                    ENOUGH_COMPARED,
                                    compared.decided()))
                    : set(Flag.COMPARE_DUAL_RESULTS, true, "too few answers of the two stores were compared");
        }
        return Arrays.stream(CallingModule.values())
                .filter(module -> status.flags().reads(module, Backend.SUPABASE))
                .max(Comparator.comparing(status.flags()::fromPostgres)) // one that has begun is finished first
                .map(module -> set(module.flag(), true, equalAnswers(compared.decided())))
                .orElseGet(() -> cutOverWhenReady(status));
    }

    private static NextStep cutOverWhenReady(MoveStatus status) {
        var readiness = status.evidence().get(Proof.READINESS);
        return readiness != null && readiness.good()
                ? set(Flag.TIMEWEB_IS_PRIMARY, true, "every module reads from PostgreSQL, and nothing differs")
                : new NextStep(
                        "readiness",
                        "every module reads from PostgreSQL; it says what is missing to change the primary");
    }

    private static String equalAnswers(long count) {
        return String.format(Locale.ROOT, "%,d answers were compared, and none differs", count);
    }

    private static NextStep cutOver(MoveStatus status) {
        if (status.flags().on(Flag.DUAL_WRITE) && status.divergence().isPresent()) {
            return repair(status)
                    .orElse(new NextStep(
                            "validate", "there is no way back until both stores are found to hold the same rows"));
        }
        return status.flags().on(Flag.DUAL_WRITE)
                ? set(Flag.DUAL_WRITE, false, "but only when nobody will need the way back to Supabase")
                : set(Flag.USE_LEGACY_SUPABASE, false, "nothing is written to Supabase any more");
    }

    private static NextStep set(Flag flag, boolean value, String reason) {
        return new NextStep("flags set " + flag + "=" + value, reason);
    }
}

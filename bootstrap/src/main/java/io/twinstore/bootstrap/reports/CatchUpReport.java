package io.twinstore.bootstrap.reports;

import io.twinstore.application.move.CatchUpRound;
import io.twinstore.application.move.TableChanges;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * What a catch-up has done, for a person and for programs.
 *
 * @param until so many rows the last round may change for the copy to count as caught up
 */
public record CatchUpReport(List<CatchUpRound> rounds, long until) {
    /** Takes a copy. */
    public CatchUpReport {
        rounds = List.copyOf(rounds);
    }

    /** The whole answer for programs. */
    public record Document(boolean caughtUp, List<Round> rounds) {}

    /**
     * One round for programs.
     *
     * @param lagMilliseconds what was changed at the source before that long ago is in the target when the round ends
     */
    public record Round(long copied, long deleted, long postponed, long lagMilliseconds, List<TableChanges> tables) {
        /** Of this round. */
        public static Round of(CatchUpRound round) {
            return new Round(
                    round.copied(),
                    round.deleted(),
                    round.postponed(),
                    round.took().toMillis(),
                    round.tables());
        }
    }

    /** For programs. */
    public Document json() {
        return new Document(caughtUp(), rounds.stream().map(Round::of).toList());
    }

    /** Whether little enough was left to do in the last round, and what it left can be expected of the next one. */
    public boolean caughtUp() {
        return last().atMost(until) && !last().stuck();
    }

    private CatchUpRound last() {
        return rounds.get(rounds.size() - 1);
    }

    /** For a person: what was done to each table, and what to do next. */
    public String text() {
        var tables = new LinkedHashMap<String, TableChanges>();
        rounds.forEach(round -> round.tables().forEach(each -> tables.merge(each.table(), each, TableChanges::then)));
        var text = new TextTable("table", "copied", "deleted", "postponed");
        tables.values().forEach(each -> text.row(each.table(), each.copied(), each.deleted(), each.postponed()));
        text.row("all", sum(CatchUpRound::copied), sum(CatchUpRound::deleted), last().postponed());
        return text + ending();
    }

    private long sum(ToLongFunction<CatchUpRound> part) {
        return rounds.stream().mapToLong(part).sum();
    }

    private String ending() {
        return caughtUp()
                ? String.format(
                        Locale.ROOT,
                        "Caught up: round %,d changed %,d rows. 'twinstore validate' says whether the two are equal.",
                        rounds.size(),
                        last().copied() + last().deleted())
                : "Not caught up: the postponed rows refer to rows that are not in PostgreSQL, or take unique keys that others"
                        + " hold there. 'twinstore catch-up --whole' reads every row, also those that do not say that they"
                        + " were changed; choose all tables that refer to each other.";
    }

    /** One round in one line, for a person who follows. */
    public static String line(CatchUpRound round, Instant now) {
        var postponed = round.postponed() == 0 ? "" : String.format(Locale.ROOT, ", postponed %,d", round.postponed());
        return String.format(
                Locale.ROOT,
                "%s copied %,d, deleted %,d%s, lag %.1f s",
                now.truncatedTo(ChronoUnit.SECONDS),
                round.copied(),
                round.deleted(),
                postponed,
                round.took().toMillis() / 1000.0);
    }
}

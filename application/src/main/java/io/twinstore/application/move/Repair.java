package io.twinstore.application.move;

import io.twinstore.application.comparing.PendingLookup;
import io.twinstore.application.move.RepairResult.Left;
import io.twinstore.application.move.RepairResult.RepairedTable;
import io.twinstore.application.move.RowRepair.TableOutcome;
import io.twinstore.application.move.Validation.Kind;
import io.twinstore.application.move.Validation.Verdict;
import io.twinstore.application.switching.RefusedException;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.tables.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Makes the side that is not the primary equal again in the rows that a comparison finds to differ. Rows that are pending in
 * the journal are left to it. It runs once.
 */
public final class Repair {
    private final Validate validate;
    private final RowRepair rows;
    private final PendingLookup pending;
    private final UnaryOperator<String> hash;
    private final List<Left> left = new ArrayList<>();

    /**
     * Of the rows that the validation finds.
     *
     * @param rows writes them
     * @param hash in place of keys that may be phone numbers
     */
    public Repair(Validate validate, RowRepair rows, PendingLookup pending, UnaryOperator<String> hash) {
        this.validate = validate;
        this.rows = rows;
        this.pending = pending;
        this.hash = hash;
    }

    /**
     * Repairs the tables, which are given parents first.
     *
     * @param limit when more rows differ, nothing is written
     * @throws RefusedException when more rows differ, or when this side may not be repaired now
     */
    public RepairResult run(List<Table> tables, int limit) {
        var found = search(tables, limit);
        var outcomes = found.isEmpty() ? List.<TableOutcome>of() : rows.run(found);
        return new RepairResult(outcomes.stream().map(this::repaired).toList(), left);
    }

    /** Only says what it would write; each row that differs is left. */
    public RepairResult dryRun(List<Table> tables, int limit) {
        var planned = new ArrayList<RepairedTable>();
        search(tables, limit).forEach((table, differing) -> {
            differing.forEach(row -> leave(row, isDeletion(row) ? "it would be deleted" : "it would be written"));
            long deletions = differing.stream().filter(this::isDeletion).count();
            planned.add(new RepairedTable(
                    table.name(), differing.size(), differing.size() - deletions, deletions, null, null));
        });
        return new RepairResult(planned, left);
    }

    /** The rows that differ, by table, without those that are left to others. */
    private Map<Table, List<DifferingRow>> search(List<Table> tables, int limit) {
        rows.require();
        var found = new LinkedHashMap<Table, List<DifferingRow>>();
        var validation = validate.rows(tables, row -> {
            var ofTable = found.computeIfAbsent(row.table(), table -> new ArrayList<>());
            if (ofTable.size() < limit) {
                ofTable.add(row);
            }
        });
        requireAtMost(limit, validation);
        validation.tables().stream()
                .filter(table -> table.verdict() == Verdict.BLOCKED)
                .forEach(table -> {
                    left.add(new Left(table.table(), null, "it cannot be compared: " + table.reason()));
                    found.keySet().removeIf(each -> each.name().equals(table.table()));
                });
        leavePending(found);
        return found;
    }

    private void requireAtMost(int limit, Validation validation) {
        long differing = validation.tables().stream()
                .mapToLong(table -> table.missing() + table.extra() + table.different())
                .sum();
        if (differing > limit) {
            throw new RefusedException(String.format(
                    Locale.ROOT,
                    "%,d rows differ, and nothing was written, since --limit allows %,d; allow more%s",
                    differing,
                    limit,
                    rows.side() == Backend.POSTGRES ? ", or copy every row with 'twinstore catch-up --whole'" : ""));
        }
    }

    private void leavePending(Map<Table, List<DifferingRow>> found) {
        var keys = found.values().stream()
                .flatMap(List::stream)
                .flatMap(row -> row.rowKeys().stream())
                .collect(Collectors.toSet());
        var waiting = keys.isEmpty() ? keys : pending.pending(keys);
        found.values()
                .forEach(differing -> differing.removeIf(row -> {
                    boolean waits = row.rowKeys().stream().anyMatch(waiting::contains);
                    if (waits) {
                        leave(row, RowRepair.PENDING);
                    }
                    return waits;
                }));
        found.values().removeIf(List::isEmpty);
    }

    private void leave(DifferingRow row, String reason) {
        left.add(new Left(row.table().name(), row.table().shownKeyOf(row.key(), hash), reason));
    }

    /** Whether the primary has no such row. */
    private boolean isDeletion(DifferingRow row) {
        return row.kind() == (rows.side() == Backend.POSTGRES ? Kind.EXTRA : Kind.MISSING);
    }

    private RepairedTable repaired(TableOutcome outcome) {
        long written = 0;
        long deleted = 0;
        var after = outcome.after().iterator();
        for (var before : outcome.before()) {
            var now = after.next();
            if (!now.equal()) {
                validate.check(outcome.table(), now.key())
                        .ifPresent(row -> leave(row, outcome.reasons().getOrDefault(row.key(), still(row))));
            } else if (!at(before).equals(at(now))) {
                written += at(now).isPresent() ? 1 : 0;
                deleted += at(now).isPresent() ? 0 : 1;
            }
        }
        return new RepairedTable(
                outcome.table().name(),
                outcome.before().size(),
                written,
                deleted,
                RowsDigest.of(outcome.before()),
                RowsDigest.of(outcome.after()));
    }

    private static String still(DifferingRow row) {
        return "it still differs" + (row.columns().isEmpty() ? "" : " in " + String.join(", ", row.columns()))
                + "; run repair again";
    }

    /** The row's digest at the side that is repaired. */
    private Optional<String> at(RowState row) {
        return rows.side() == Backend.POSTGRES ? row.target() : row.source();
    }
}

package io.twinstore.bootstrap.reports;

import io.twinstore.application.move.RepairResult;
import io.twinstore.application.move.RepairResult.Left;
import io.twinstore.application.move.RepairResult.RepairedTable;
import io.twinstore.application.move.RowsDigest;
import io.twinstore.domain.store.Backend;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a repair has done, or would do, for a person and for programs.
 *
 * @param side the store that was repaired
 */
public record RepairReport(RepairResult result, Backend side, boolean dryRun) {
    private static final int SHOWN = 20;
    private static final int SHOWN_DIGITS = 16;

    /** The whole answer for programs. */
    public record Document(
            boolean equal, boolean dryRun, String repaired, List<RepairedTable> tables, List<Left> left) {}

    /** For programs. */
    public Document json() {
        return new Document(equal(), dryRun, Words.of(side), result.tables(), result.left());
    }

    /** Whether no row is left that differs. */
    public boolean equal() {
        return result.equal();
    }

    /** Whether it tells of rows that were repaired, or could not be. */
    public boolean isProof() {
        return !dryRun && !(result.tables().isEmpty() && result.left().isEmpty());
    }

    /** For a person. */
    public String text() {
        if (result.tables().isEmpty() && result.left().isEmpty()) {
            return "Nothing to repair: no row differs.";
        }
        var text =
                new TextTable("table", "differed", dryRun ? "to write" : "written", dryRun ? "to delete" : "deleted");
        result.tables().forEach(each -> text.row(each.table(), each.found(), each.written(), each.deleted()));
        text.row("all", sum(RepairedTable::found), sum(RepairedTable::written), sum(RepairedTable::deleted));
        return text + digests() + left() + ending();
    }

    private String digests() {
        var text = new TextTable(2, "digest of", "", "source", "target");
        result.tables().forEach(table -> {
            add(text, table.table(), "before", table.before());
            add(text, "", "after", table.after());
        });
        return dryRun || result.tables().isEmpty() ? "" : "\n" + text + "\n";
    }

    private static void add(TextTable text, String table, String when, @Nullable RowsDigest digest) {
        if (digest != null) {
            text.row(
                    table,
                    when,
                    digest.source().substring(0, SHOWN_DIGITS),
                    digest.target().substring(0, SHOWN_DIGITS));
        }
    }

    private String left() {
        var lines = new StringBuilder();
        result.left().stream()
                .limit(SHOWN)
                .forEach(row -> lines.append(row.table())
                        .append(row.key() == null ? "" : " " + row.key())
                        .append(": ")
                        .append(row.reason())
                        .append("\n"));
        int more = result.left().size() - SHOWN;
        return lines + (more > 0 ? "… and " + more + " more; --json lists them all\n" : "");
    }

    private String ending() {
        if (dryRun) {
            return "Nothing was written.";
        }
        return summary() + ". 'twinstore validate' says whether the two are equal.";
    }

    /** In one line. */
    public String summary() {
        return String.format(
                Locale.ROOT,
                "%s: %,d rows written, %,d deleted, %,d left",
                side == Backend.POSTGRES ? "PostgreSQL" : "Supabase",
                sum(RepairedTable::written),
                sum(RepairedTable::deleted),
                result.left().size());
    }

    private long sum(ToLongFunction<RepairedTable> part) {
        return result.tables().stream().mapToLong(part).sum();
    }
}

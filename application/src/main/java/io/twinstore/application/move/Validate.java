package io.twinstore.application.move;

import io.twinstore.application.move.Validation.Difference;
import io.twinstore.application.move.Validation.TableResult;
import io.twinstore.application.move.Validation.Verdict;
import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.errors.StoreException.NotPermitted;
import io.twinstore.domain.errors.StoreException.Unexpected;
import io.twinstore.domain.tables.DigestSums;
import io.twinstore.domain.tables.RowDigests;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.values.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Compares two stores row by row, by value. */
public final class Validate {
    /** So many rows are named, of a table that differs in more. */
    private static final int LISTED = 10_000;

    private final Source source;
    private final Target target;
    private final int pageSize;
    private final Progress progress;
    private final UnaryOperator<String> hash;

    /**
     * The store that was copied.
     *
     * @param sums null where rows can only be read
     */
    public record Source(TableReader rows, @Nullable DigestSums sums) {}

    /** The store that was copied into: its rows, their digests, and sums of those. */
    public record Target(TableReader rows, RowDigests digests, DigestSums sums) {}

    /**
     * Reads both in pages of so many rows.
     *
     * @param hash in place of keys that may be phone numbers
     */
    public Validate(Source source, Target target, int pageSize, Progress progress, UnaryOperator<String> hash) {
        this.source = source;
        this.target = target;
        this.pageSize = pageSize;
        this.progress = progress;
        this.hash = hash;
    }

    /** Only the counts: quick, and blind to everything but missing and extra rows. */
    public Validation counts(List<Table> tables) {
        var results = new ArrayList<TableResult>();
        for (var table : tables) {
            try {
                results.add(counted(
                        table,
                        source.rows().count(table).rows(),
                        target.rows().count(table).rows()));
            } catch (NotPermitted | Unexpected | InvalidInput e) {
                results.add(blocked(table, e));
            }
        }
        return new Validation(results, List.of());
    }

    /** Every row by value; a row that differs is read again before it counts. */
    public Validation rows(List<Table> tables) {
        return rows(tables, row -> {});
    }

    /** The same, and hands on each row that differs. */
    Validation rows(List<Table> tables, Consumer<DifferingRow> found) {
        var results = new ArrayList<TableResult>();
        var differences = new ArrayList<Difference>();
        for (var table : tables) {
            var named = new ArrayList<Difference>();
            Consumer<DifferingRow> naming = row -> {
                if (named.size() < LISTED) { // all others are only counted
                    named.add(row.shown(hash));
                }
            };
            try {
                results.add(new TableComparison(source, target, table, pageSize, naming.andThen(found)).run(progress));
                differences.addAll(named);
            } catch (NotPermitted | Unexpected | InvalidInput e) {
                results.add(blocked(table, e));
            }
        }
        return new Validation(results, differences);
    }

    /** Reads one row from both sides; nothing when they hold it alike. */
    Optional<DifferingRow> check(Table table, Json.Obj key) {
        return DifferingRow.find(source.rows(), target.rows(), table, List.of(key)).stream()
                .findFirst();
    }

    private static TableResult counted(Table table, long inSource, long inTarget) {
        return new TableResult(
                table.name(),
                inSource,
                inTarget,
                Math.max(0, inSource - inTarget),
                Math.max(0, inTarget - inSource),
                0,
                inSource == inTarget ? Verdict.EQUAL : Verdict.DIFFERENT,
                null);
    }

    private static TableResult blocked(Table table, RuntimeException cause) {
        return new TableResult(table.name(), 0, 0, 0, 0, 0, Verdict.BLOCKED, cause.getMessage());
    }
}

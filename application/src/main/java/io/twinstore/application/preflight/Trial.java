package io.twinstore.application.preflight;

import io.twinstore.application.move.Slice;
import io.twinstore.application.rows.RowValues;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.errors.StoreException.TimedOut;
import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.inspection.ScratchTables;
import io.twinstore.domain.inspection.TargetTable;
import io.twinstore.domain.rows.JsonNulls;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.values.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Sends rows the way that a move takes into copies of the target's tables, and reads them back: extreme ones, which must be the
 * same digit by digit, then a page of the source's own, which must have the same values and by which the forecast is made.
 */
final class Trial {
    private final ScratchTables scratch;
    private final @Nullable TableReader source;
    private final String place;
    private final int pageSize;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Forecast.TableForecast> forecasts = new ArrayList<>();
    private long tried;

    /**
     * In these copies.
     *
     * @param source null when its rows may not be read, since some may be hidden
     * @param place the target, where findings are
     */
    Trial(ScratchTables scratch, @Nullable TableReader source, String place, int pageSize) {
        this.scratch = scratch;
        this.source = source;
        this.place = place;
        this.pageSize = pageSize;
    }

    PreflightResult result(List<Finding> before) {
        findings.addAll(0, before);
        return new PreflightResult(findings, tried, source == null ? null : new Forecast(forecasts));
    }

    /** Tries one table; what does not come back as it was sent becomes a finding. */
    void table(Table table, TargetTable target) {
        var extreme = ExtremeRows.of(table, target);
        trying(table, "extreme rows", () -> {
            load(table, extreme);
            compare(table, extreme, extreme.size(), Trial::differing, "an extreme value of this type");
        });
        var reader = source;
        if (reader != null) {
            trying(table, "the source's first rows", () -> page(table, reader, extreme.size()));
        }
    }

    private void trying(Table table, String what, Runnable work) {
        try {
            work.run();
        } catch (Unavailable | TimedOut e) {
            throw e;
        } catch (StoreException e) {
            findings.add(Finding.blocking(
                    place,
                    table.name(),
                    what + " cannot be loaded: " + e.getMessage(),
                    "make right what it names; a move would stop there"));
        }
    }

    /** Reads a page of the source's own rows, loads it, and scales up what both take. */
    private void page(Table table, TableReader reader, int loadedBefore) {
        var page = reader.readAfter(table, null, pageSize); // the first question takes longer than those after it
        long begun = System.nanoTime();
        long rows = reader.count(table).rows();
        long counted = System.nanoTime();
        var slice = Slice.of(reader, table, pageSize, rows);
        long read = System.nanoTime();
        load(table, page);
        long loaded = System.nanoTime();
        compare(
                table,
                page,
                page.size() + loadedBefore,
                new RowValues(table.columns())::differing,
                "a value of the source");
        long bytes = page.stream().mapToLong(row -> row.toString().length()).sum();
        forecasts.add(Forecast.TableForecast.of(
                table.name(),
                rows,
                new Forecast.Page(
                        page.size(),
                        millis(counted - begun),
                        millis(slice.nanosOf(page.size())),
                        millis(loaded - read),
                        bytes)));
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    private void load(Table table, List<Json.Obj> rows) {
        try (var load = scratch.writer().begin()) {
            load.append(table, rows.iterator()); // the way into a table without rows, then the one beside rows
            load.load(table, rows.iterator());
            load.commit();
        }
    }

    private void compare(
            Table table,
            List<Json.Obj> sent,
            int limit,
            BiFunction<Json.Obj, Json.Obj, List<String>> differing,
            String what) {
        Map<Json.Obj, Json.Obj> stored = new HashMap<>();
        Json.Obj last = null;
        int known;
        do { // a page of large rows is cut
            known = stored.size();
            for (var row : scratch.reader().readAfter(table, last, limit)) {
                stored.put(table.keyOf(row), row);
                last = row;
            }
        } while (stored.size() > known);
        var changed = new TreeSet<String>();
        for (var row : sent) {
            var back = stored.getOrDefault(table.keyOf(row), new Json.Obj(Map.of()));
            var columns = new ArrayList<>(differing.apply(row, back));
            columns.retainAll(row.members().keySet()); // the target gives the others their defaults
            changed.addAll(columns);
            tried += columns.isEmpty() ? 1 : 0;
        }
        changed.forEach(column -> findings.add(Finding.blocking(
                place,
                table.name() + "." + column,
                what + " comes back as another one",
                "hold the column against the schema's; a server of another make may change values")));
    }

    /** The columns in which two rows are not the same, digit by digit and character by character. */
    private static List<String> differing(Json.Obj sent, Json.Obj back) {
        var nulls = JsonNulls.of(sent);
        var nullsBack = JsonNulls.of(back);
        return sent.members().keySet().stream()
                .filter(column -> !column.equals(JsonNulls.MEMBER))
                .filter(column -> !sent.get(column).equals(back.get(column))
                        || nulls.contains(column) != nullsBack.contains(column))
                .toList();
    }
}

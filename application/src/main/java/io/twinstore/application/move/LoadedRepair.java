package io.twinstore.application.move;

import io.twinstore.application.move.RowRepair.TableOutcome;
import io.twinstore.domain.tables.RowDigests;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableWriter.Load;
import io.twinstore.domain.values.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The rows of one transaction of a repair: written as the source holds them, then read again from both sides, and so on until
 * both hold them alike. A row that is written is locked; whoever copies a newer one waits for the transaction, so the last
 * look at the source misses nothing.
 */
final class LoadedRepair {
    /** A row that changes faster than it can be copied is left. */
    private static final int ROUNDS = 10;

    private static final String CHANGING = "other programs change it all the time; run repair again when they rest";
    private static final String POSTPONED =
            "it refers to a row that is not there, or another row there holds its unique key;"
                    + " choose all tables that refer to each other";
    private static final String OTHERWISE =
            "the target stores it otherwise: a trigger there changes it, or its type cannot hold the value";

    private final RowsByKey source;
    private final Load load;
    private final RowDigests digests;
    private final Map<Table, Map<Json.Obj, RowState>> before = new LinkedHashMap<>();
    private final Map<Table, Map<Json.Obj, RowState>> now = new LinkedHashMap<>();
    private final Map<RowState, String> refused = new HashMap<>();
    /** The rows as they were sent last. */
    private final Map<Table, Map<Json.Obj, RowState>> sent = new HashMap<>();

    LoadedRepair(RowsByKey source, Load load, Map<Table, List<DifferingRow>> rows) {
        this.source = source;
        this.load = load;
        digests = load.digests();
        rows.forEach((table, differing) -> before.put(
                table,
                RowState.read(
                        source,
                        digests,
                        table,
                        differing.stream().map(DifferingRow::key).toList())));
        before.forEach((table, states) -> now.put(table, new LinkedHashMap<>(states)));
    }

    void run() {
        var left = unequal();
        Map<Table, List<RowState>> previous = Map.of();
        for (int round = 0; round < ROUNDS && !left.isEmpty() && !left.equals(previous); round++) {
            write(left);
            left.forEach(this::readAgain);
            previous = left;
            left = unequal();
        }
    }

    private void readAgain(Table table, List<RowState> rows) {
        var last = sent.computeIfAbsent(table, any -> new HashMap<>());
        rows.forEach(row -> last.put(row.key(), row));
        Objects.requireNonNull(now.get(table)).putAll(RowState.read(source, digests, table, keys(rows)));
    }

    /** The rows that both sides do not hold alike, by table, parents first. */
    private Map<Table, List<RowState>> unequal() {
        var unequal = new LinkedHashMap<Table, List<RowState>>();
        now.forEach((table, states) -> {
            var rows = states.values().stream().filter(row -> !row.equal()).toList();
            if (!rows.isEmpty()) {
                unequal.put(table, rows);
            }
        });
        return unequal;
    }

    private void write(Map<Table, List<RowState>> rows) {
        refused.clear();
        var childrenFirst = new ArrayList<>(rows.entrySet());
        Collections.reverse(childrenFirst);
        childrenFirst.forEach(table -> tried(
                table.getValue().stream().filter(row -> row.row().isEmpty()).toList(),
                gone -> load.delete(table.getKey(), keys(gone))));
        rows.forEach((table, some) -> tried(
                some.stream().filter(row -> row.row().isPresent()).toList(),
                present -> load.change(
                        table,
                        present.stream().flatMap(row -> row.row().stream()).iterator())));
    }

    private void tried(List<RowState> rows, Consumer<List<RowState>> write) {
        Halves.write(rows, write, (row, refusal) -> refused.put(row, String.valueOf(refusal.getMessage())));
    }

    private static List<Json.Obj> keys(List<RowState> rows) {
        return rows.stream().map(RowState::key).toList();
    }

    /** Whether any row of the target is another one now. */
    boolean hasWritten() {
        return before.entrySet().stream()
                .anyMatch(table -> table.getValue().values().stream()
                        .anyMatch(row -> !row.target().equals(now(row).target())));
    }

    List<TableOutcome> outcomes() {
        var outcomes = new ArrayList<TableOutcome>();
        before.forEach((table, states) -> {
            var after = Objects.requireNonNull(now.get(table)).values();
            var reasons = new HashMap<Json.Obj, String>();
            after.stream()
                    .filter(row -> !row.equal())
                    .forEach(row -> reasons.put(row.key(), reason(Objects.requireNonNull(states.get(row.key())), row)));
            outcomes.add(new TableOutcome(table, states.values(), after, reasons));
        });
        return outcomes;
    }

    private RowState now(RowState row) {
        return Objects.requireNonNull(
                Objects.requireNonNull(now.get(row.table())).get(row.key()));
    }

    /** Of a row that is not equal after the last round. */
    private String reason(RowState first, RowState last) {
        var given = Objects.requireNonNull(sent.get(last.table())).get(last.key());
        if (given == null || !given.row().equals(last.row())) {
            return CHANGING;
        }
        var said = refused.get(given);
        return said != null ? said : first.target().equals(last.target()) ? POSTPONED : OTHERWISE;
    }
}

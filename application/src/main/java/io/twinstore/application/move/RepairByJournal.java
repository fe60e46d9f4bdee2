package io.twinstore.application.move;

import io.twinstore.application.dualwrite.Replay;
import io.twinstore.application.dualwrite.TwinStores;
import io.twinstore.application.journal.Journal;
import io.twinstore.application.switching.RefusedException;
import io.twinstore.domain.rows.TableSchema;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.tables.RowDigests;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.twins.WrittenTables;
import io.twinstore.domain.values.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Makes rows of Supabase as PostgreSQL, the primary, has them: their keys go into the journal and are worked off as those of a
 * write are. What Supabase refuses over REST stays in the journal.
 */
public final class RepairByJournal implements RowRepair {
    private static final String UNWRITTEN = "over REST Twinstore writes only "
            + WrittenTables.SCHEMAS.stream().map(TableSchema::table).collect(Collectors.joining(", "))
            + "; write it at Supabase by SQL";

    private final RowsByKey source;
    private final RowDigests target;
    private final TwinStores stores;
    private final Supplier<Journal> journals;

    /**
     * Between Supabase, which is read as the source, and PostgreSQL.
     *
     * @param journals opens the journal of this process
     */
    public RepairByJournal(TableReader source, RowDigests target, TwinStores stores, Supplier<Journal> journals) {
        this.source = new RowsByKey(source);
        this.target = target;
        this.stores = stores;
        this.journals = journals;
    }

    @Override
    public void require() {
        if (stores.primary().filter(Backend.POSTGRES::equals).isEmpty()) {
            throw new RefusedException("PostgreSQL is used alone, and nothing is written to Supabase any more;"
                    + " there is nothing to repair");
        }
    }

    @Override
    public List<TableOutcome> run(Map<Table, List<DifferingRow>> rows) {
        var before = new HashMap<Table, Collection<RowState>>();
        rows.forEach((table, differing) -> before.put(table, states(table, differing)));
        var reasons = new HashMap<Table, Map<Json.Obj, String>>();
        try (var journal = journals.get()) {
            rows.values().forEach(differing -> addDirty(journal, differing));
            new Replay(journal, stores).run();
            rows.forEach((table, differing) -> reasons.put(table, reasons(journal, differing)));
        }
        var outcomes = new ArrayList<TableOutcome>();
        rows.forEach((table, differing) -> outcomes.add(new TableOutcome(
                table,
                Objects.requireNonNull(before.get(table)),
                states(table, differing),
                Objects.requireNonNull(reasons.get(table)))));
        return outcomes;
    }

    private Collection<RowState> states(Table table, List<DifferingRow> rows) {
        var keys = rows.stream().map(DifferingRow::key).toList();
        return RowState.read(source, target, table, keys).values();
    }

    /** The rows of one table, durably with one record. */
    private static void addDirty(Journal journal, List<DifferingRow> rows) {
        var keys = rows.stream()
                .flatMap(row -> row.rowKeys().stream())
                .filter(key -> !journal.isPending(key))
                .collect(Collectors.toSet());
        if (!keys.isEmpty()) {
            journal.dirty(journal.open(Backend.POSTGRES, keys));
        }
    }

    private static Map<Json.Obj, String> reasons(Journal journal, List<DifferingRow> rows) {
        var reasons = new HashMap<Json.Obj, String>();
        rows.forEach(row -> reason(journal, row).ifPresent(reason -> reasons.put(row.key(), reason)));
        return reasons;
    }

    /** Why the row may not be equal, where the journal or the table tells. */
    private static Optional<String> reason(Journal journal, DifferingRow row) {
        var keys = row.rowKeys();
        return keys.isEmpty()
                ? Optional.of(UNWRITTEN)
                : keys.stream()
                        .filter(journal::isPending)
                        .findFirst()
                        .map(key -> Objects.requireNonNullElse(journal.blocked().get(key), PENDING));
    }

    @Override
    public Backend side() {
        return Backend.SUPABASE;
    }
}

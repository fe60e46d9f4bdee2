package io.twinstore.application.move;

import io.twinstore.domain.store.Backend;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.values.Json;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** How differing rows are made equal at the side that is not the primary. */
public interface RowRepair {
    /** Why a row is left to the journal. */
    String PENDING = "it is pending in the journal; 'twinstore replay' works it off, or says why it cannot";

    /**
     * Requires that this side may be repaired now.
     *
     * @throws io.twinstore.application.switching.RefusedException when it may not
     */
    void require();

    /** Makes the rows equal as far as it can; the tables are given parents first. */
    List<TableOutcome> run(Map<Table, List<DifferingRow>> rows);

    /** The store that is repaired. */
    Backend side();

    /**
     * What became of one table's rows.
     *
     * @param before the rows as they were found
     * @param after the same rows, in the same order, as they were read when all was written
     * @param reasons why some are not equal, by primary key; in words, without a value of the row
     */
    record TableOutcome(
            Table table, Collection<RowState> before, Collection<RowState> after, Map<Json.Obj, String> reasons) {}
}

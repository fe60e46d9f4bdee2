package io.twinstore.application.move;

import io.twinstore.application.switching.UnjournaledWrites;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.tables.TableWriter;
import java.util.List;
import java.util.Map;

/** Makes rows of the target as the source has them, all in one transaction, which compares both sides before it is committed. */
public final class RepairByLoad implements RowRepair {
    private final TableReader source;
    private final TableWriter target;
    private final UnjournaledWrites writes;

    /** From this source into this target. */
    public RepairByLoad(TableReader source, TableWriter target, UnjournaledWrites writes) {
        this.source = source;
        this.target = target;
        this.writes = writes;
    }

    /**
     * {@inheritDoc}
     *
     * @throws io.twinstore.domain.errors.StoreException.Unexpected when the source shows no company, so that rows are hidden
     */
    @Override
    public void require() {
        writes.requireOtherPrimary();
        Completeness.requireCompany(source, target.tables());
    }

    @Override
    public List<TableOutcome> run(Map<Table, List<DifferingRow>> rows) {
        return writes.during(writing -> {
            try (var load = target.begin()) {
                var repair = new LoadedRepair(new RowsByKey(source), load, rows);
                repair.run();
                if (repair.hasWritten()) {
                    writing.run();
                    load.commit();
                }
                return repair.outcomes();
            }
        });
    }

    @Override
    public Backend side() {
        return Backend.POSTGRES;
    }
}

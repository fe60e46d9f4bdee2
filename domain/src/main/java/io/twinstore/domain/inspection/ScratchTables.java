package io.twinstore.domain.inspection;

import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.tables.TableWriter;
import java.util.List;

/** Empty copies of the target's tables, in a schema of their own that is removed when they are closed. */
public interface ScratchTables extends AutoCloseable {

    /** Makes the schema and copies of these tables, without their foreign keys, checks and triggers. */
    void open(List<Table> tables);

    /** Loads rows into the copies, as a move loads them into the tables. */
    TableWriter writer();

    /** Reads rows from the copies, as a validation reads them from the tables. */
    TableReader reader();

    /** Removes the schema; does nothing when there is none, and may be called by another thread. */
    @Override
    void close();
}

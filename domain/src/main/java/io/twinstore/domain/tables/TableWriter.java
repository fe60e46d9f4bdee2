package io.twinstore.domain.tables;

import io.twinstore.domain.values.Json;
import java.util.Iterator;
import java.util.List;

/** The store that a salon moves into: its tables, and how rows get into them as they are. */
public interface TableWriter {

    /** The store and its address, for messages. */
    String place();

    /** Every table of the schema, parents before the tables whose foreign keys name them. */
    List<Table> tables();

    /** Begins a load: nothing of it is seen until it is committed, everything of it is undone by closing it before. */
    Load begin();

    /** One transaction of a load. */
    interface Load extends AutoCloseable {

        /**
         * Inserts the rows, or overwrites those with the same primary key, timestamps included; sequences follow.
         *
         * @return how many rows were loaded
         * @throws io.twinstore.domain.errors.StoreException.InvalidInput naming the row and column that cannot be stored
         * @throws io.twinstore.domain.errors.StoreException.Conflict naming both rows that clash on another unique key
         */
        long load(Table table, Iterator<Json.Obj> rows);

        /** Makes everything loaded visible. */
        void commit();

        /** Undoes what was not committed. */
        @Override
        void close();
    }
}

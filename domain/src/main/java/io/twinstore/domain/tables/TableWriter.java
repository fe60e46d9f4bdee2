package io.twinstore.domain.tables;

import io.twinstore.domain.values.Json;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** The store that a salon moves into: its tables, and how rows get into them as they are. */
public interface TableWriter {

    /** The store and its address, for messages. */
    String place();

    /** Its tables as its catalogue has them now. */
    MovableTables movable();

    /** Those that can be moved, parents before the tables whose foreign keys name them. */
    default List<Table> tables() {
        return movable().tables();
    }

    /** Begins a load: nothing of it is seen until it is committed, everything of it is undone by closing it before. */
    Load begin();

    /**
     * What became of rows that were given.
     *
     * @param written those that were not there as they were given
     * @param postponed those that cannot be written yet
     */
    record Changed(long written, long postponed) {
        /** Nothing was given. */
        public static final Changed NONE = new Changed(0, 0);
    }

    /** One transaction of a load. What is refused by {@link #change} and {@link #delete} leaves it as it was before. */
    interface Load extends AutoCloseable {

        /**
         * Inserts the rows, or overwrites those with the same primary key, timestamps included; sequences follow.
         *
         * @return how many rows were loaded
         * @throws io.twinstore.domain.errors.StoreException.InvalidInput naming the row and column that cannot be stored
         * @throws io.twinstore.domain.errors.StoreException.Conflict naming both rows that clash on another unique key
         */
        long load(Table table, Iterator<Json.Obj> rows);

        /**
         * Inserts the rows into a table that has none, at once.
         *
         * @return how many; nothing when the table has rows, or when given ones clash or refer to missing ones: then none of
         *     them is there, and {@link #load} says which
         */
        OptionalLong append(Table table, Iterator<Json.Obj> rows);

        /**
         * The same of rows as the text of another database.
         *
         * @return nothing also when this table cannot hold each value of these types as it is
         */
        OptionalLong append(Table table, TextRows source, UnaryOperator<Iterator<byte[]>> watched);

        /**
         * Makes the rows with these primary keys exactly what is given, also when they exchange unique keys.
         *
         * <p>A row is postponed while it refers to a row that is not there, and while a row that is not given holds its unique
         * key: both happen when the rows are read while somebody writes.
         */
        Changed change(Table table, Iterator<Json.Obj> rows);

        /** Deletes the rows with these primary keys, and answers how many were there. */
        long delete(Table table, List<Json.Obj> keys);

        /** Digests of the rows as this load has made them so far. */
        RowDigests digests();

        /** Makes everything loaded visible. */
        void commit();

        /** Undoes what was not committed. */
        @Override
        void close();
    }
}

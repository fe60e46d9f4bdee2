package io.twinstore.domain.tables;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** A database's rows as the text of PostgreSQL's COPY, which goes into another database without a look at it. */
public interface TextRows {

    /** The columns that hold values of their own, with their types as PostgreSQL writes them, in the table's order. */
    Map<String, String> types(Table table);

    /** These columns of every row, in no order; nothing else is asked of the store before they are closed. */
    Lines lines(Table table, List<String> columns);

    /** Rows, a line each, until they are closed. */
    interface Lines extends Iterator<byte[]>, AutoCloseable {
        @Override
        void close();
    }
}

package io.twinstore.bootstrap.sandbox;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A table or view of the served schema; the only source of identifiers in SQL. */
record RestTable(String schema, String name, Map<String, RestColumn> columns, List<String> primaryKey) {

    boolean hasAll(Collection<String> names) {
        return columns.keySet().containsAll(names);
    }

    /** The column that a read, a filter or an order names; PostgreSQL's own error if there is none. */
    RestColumn column(String column) {
        RestColumn found = columns.get(column);
        if (found == null) {
            throw RestError.undefinedColumn(name + "." + column);
        }
        return found;
    }

    /** The columns that a payload names; PostgREST's error for the first that is not there. */
    List<RestColumn> payloadColumns(Collection<String> names) {
        return names.stream().map(this::payloadColumn).toList();
    }

    /** Writes "schema"."table". */
    void writeName(SqlBuffer sql) {
        sql.name(schema).sql(".").name(name);
    }

    /** Writes "table"."column". */
    void writeColumn(SqlBuffer sql, String column) {
        sql.name(name).sql(".").name(column(column).name());
    }

    private RestColumn payloadColumn(String column) {
        RestColumn found = columns.get(column);
        if (found == null) {
            throw RestError.unknownColumn(name, column);
        }
        return found;
    }
}

package io.twinstore.postgres;

import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.values.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;

/** COPY of rows into a table, or into its staging table. */
final class CopyIn {
    private static final Pattern PLACE = Pattern.compile("line (\\d+)(?:, column ([^:]+))?");

    private final Connection connection;
    private final String into;

    /** Into the table of this quoted name. */
    CopyIn(Connection connection, String into) {
        this.connection = connection;
        this.into = into;
    }

    /** Sends rows, and answers how many PostgreSQL took. */
    long rows(RowColumns columns, Iterator<Json.Obj> rows) throws SQLException {
        try (var blocks = new CopyBlocks(columns, rows)) {
            lines(columns.names(), blocks);
            return blocks.count();
        }
    }

    /** Sends lines with these columns, some at a time, and answers how many rows PostgreSQL took. */
    long lines(List<String> columns, Iterator<byte[]> lines) throws SQLException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(LoadSql.copy(into, columns));
        try {
            while (lines.hasNext()) {
                var line = lines.next();
                copy.writeToCopy(line, 0, line.length);
            }
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** The typed error, which names the row that COPY refused. */
    static RuntimeException rowError(Table table, SQLException e) {
        var server = SqlErrors.server(e);
        var where = server == null || server.getWhere() == null ? "" : server.getWhere();
        var place = PLACE.matcher(where);
        var error = SqlErrors.translate(e);
        if (!(error instanceof InvalidInput) || !place.find()) {
            return error;
        }
        var column = place.group(2) == null ? "" : ", column " + place.group(2);
        return new InvalidInput(table + ", row " + place.group(1) + column + ": " + error.getMessage(), e);
    }
}

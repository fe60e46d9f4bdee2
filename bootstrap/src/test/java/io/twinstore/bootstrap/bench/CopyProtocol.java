package io.twinstore.bootstrap.bench;

import io.twinstore.schema.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** Rows over PostgreSQL's COPY without a look into them: nothing moves them with less work. */
final class CopyProtocol {
    /** No row has these characters, so that a line is the JSON of a row. */
    private static final String UNQUOTED = "(format csv, quote e'\\x01', delimiter e'\\x02')";

    private CopyProtocol() {}

    /** Hands what one server sends of a table to the other. */
    static void pipe(TestDatabase from, TestDatabase to, String table) throws SQLException {
        try (var source = from.connect();
                var target = to.connect()) {
            var out = source.unwrap(PGConnection.class).getCopyAPI().copyOut("copy " + table + " to stdout");
            var in = target.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin");
            for (var row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
                in.writeToCopy(row, 0, row.length);
            }
            in.endCopy();
        }
    }

    /** Writes the clients as JSON, one a line. */
    static void json(TestDatabase from, Path file) throws SQLException, IOException {
        try (var source = from.connect();
                var out = Files.newOutputStream(file)) {
            source.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (select row_to_json(c) from clients c order by id) to stdout " + UNQUOTED, out);
        }
    }
}

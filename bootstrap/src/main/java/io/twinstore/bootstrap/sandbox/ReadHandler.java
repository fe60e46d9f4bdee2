package io.twinstore.bootstrap.sandbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Answers GET and HEAD with one statement, whose JSON PostgreSQL builds. */
final class ReadHandler {
    private final SandboxDatabase database;
    private final Catalogue catalogue;
    private final int maxRows;

    ReadHandler(SandboxDatabase database, Catalogue catalogue, int maxRows) {
        this.database = database;
        this.catalogue = catalogue;
        this.maxRows = maxRows;
    }

    /** The rows of a page as their body, their number, and the number of all rows if it was asked for. */
    private record Page(@Nullable Long total, long rows, String body) {}

    RestResponse handle(RestRequest request, RestTable table) {
        MediaType type = MediaType.negotiated(request.accept());
        request.preferences().check();
        request.preferences().checkSpoken();
        SqlBuffer sql = statement(request, table, type);
        Page page = database.inTransaction(true, connection -> run(sql, connection));
        if (type.isSingular() && page.rows != 1) {
            throw RestError.notSingular(page.rows);
        }
        return answer(request, table, type, page);
    }

    private SqlBuffer statement(RestRequest request, RestTable table, MediaType type) {
        SqlBuffer sql = new SqlBuffer().sql("WITH sandbox_source AS (SELECT ");
        SelectItem.writeAll(request.query().select(), sql, table, catalogue);
        writeFrom(request, table, sql);
        OrderTerm.writeAll(request.query().order(), sql, table);
        request.window().write(sql, maxRows);
        sql.sql(") SELECT ");
        if (request.preferences().isExactCount()) {
            writeFrom(request, table, sql.sql("(SELECT count(*)"));
            sql.sql(")");
        } else {
            sql.sql("NULL::bigint");
        }
        sql.sql(", count(sandbox_row), ");
        sql.sql(request.method().equals("HEAD") ? "''" : type.aggregate("sandbox_row"));
        return sql.sql(" FROM (SELECT * FROM sandbox_source) sandbox_row");
    }

    private static void writeFrom(RestRequest request, RestTable table, SqlBuffer sql) {
        table.writeName(sql.sql(" FROM "));
        RestCondition.writeWhere(request.query().filters(), sql, table);
    }

    private static Page run(SqlBuffer sql, Connection connection) throws SQLException {
        try (PreparedStatement statement = sql.prepare(connection);
                ResultSet row = statement.executeQuery()) {
            row.next();
            long total = row.getLong(1);
            return new Page(row.wasNull() ? null : total, row.getLong(2), row.getString(3));
        }
    }

    private static RestResponse answer(RestRequest request, RestTable table, MediaType type, Page page) {
        Window window = request.window();
        RestResponse response = new RestResponse(status(window, page))
                .header("Content-Range", window.contentRange(page.rows, page.total))
                .header("Content-Profile", table.schema())
                .header("Vary", "Accept, Prefer, Range");
        String applied = request.preferences().applied(kind -> kind.equals("count") || kind.equals("handling"));
        if (!applied.isEmpty()) {
            response.header("Preference-Applied", applied);
        }
        return response.body(type.contentType(), beyond(window, page) ? tooFar(window, page) : page.body);
    }

    private static int status(Window window, Page page) {
        if (beyond(window, page)) {
            return 416;
        }
        return page.total != null && page.rows < page.total ? 206 : 200;
    }

    private static boolean beyond(Window window, Page page) {
        return page.total != null && window.beginsAfter(page.total);
    }

    private static String tooFar(Window window, Page page) {
        String details =
                "An offset of " + window.lower() + " was requested, but there are only " + page.total + " rows.";
        return RestError.badRange(details).body();
    }
}

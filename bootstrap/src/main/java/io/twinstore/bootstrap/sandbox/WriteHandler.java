package io.twinstore.bootstrap.sandbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Answers POST, PATCH and DELETE with one statement each, undone when the caller's own limits are broken. */
final class WriteHandler {
    private final SandboxDatabase database;
    private final Catalogue catalogue;
    private final boolean safeUpdate;

    WriteHandler(SandboxDatabase database, Catalogue catalogue, boolean safeUpdate) {
        this.database = database;
        this.catalogue = catalogue;
        this.safeUpdate = safeUpdate;
    }

    /** What a statement did: rows affected, how many of them are new, and the body. */
    private record Outcome(long rows, long inserted, String body) {}

    RestResponse handle(RestRequest request, RestTable table) {
        List<RestColumn> columns = table.payloadColumns(request.payload().columns());
        request.preferences().check();
        MediaType type = MediaType.negotiated(request.accept());
        request.preferences().checkSpoken();
        WriteStatement statement = new WriteStatement(request, table, columns);
        SqlBuffer sql = statement.write(type, catalogue);
        if (safeUpdate) {
            statement.checkWhere();
        }
        Outcome outcome = database.inTransaction(false, connection -> run(sql, connection, request, type));
        return answer(request, table, type, outcome, statement.hasConflictTarget());
    }

    private static Outcome run(SqlBuffer sql, Connection connection, RestRequest request, MediaType type)
            throws SQLException {
        try (PreparedStatement statement = sql.prepare(connection);
                ResultSet row = statement.executeQuery()) {
            row.next();
            Outcome outcome = new Outcome(row.getLong(1), row.getLong(2), row.getString(3));
            if (type.isSingular() && outcome.rows != 1) {
                throw RestError.notSingular(outcome.rows);
            }
            if (!request.method().equals("POST")
                    && outcome.rows > request.preferences().maxAffected()) {
                throw RestError.tooManyAffected(outcome.rows);
            }
            return outcome;
        }
    }

    private static RestResponse answer(
            RestRequest request, RestTable table, MediaType type, Outcome outcome, boolean hasConflictTarget) {
        Preferences preferences = request.preferences();
        RestResponse response =
                new RestResponse(status(request, outcome)).header("Content-Range", contentRange(request, outcome));
        String applied = preferences.applied(kind -> applies(kind, request.method(), hasConflictTarget));
        if (!applied.isEmpty()) {
            response.header("Preference-Applied", applied);
        }
        if (preferences.isRepresentation()) {
            response.header("Content-Profile", table.schema()).body(type.contentType(), outcome.body);
        } else if (preferences.isHeadersOnly() && request.method().equals("POST") && outcome.rows == 1) {
            Location.of(table, outcome.body).ifPresent(location -> response.header("Location", location));
        }
        return response;
    }

    private static int status(RestRequest request, Outcome outcome) {
        if (request.method().equals("POST")) {
            return request.preferences().isMerge() && outcome.inserted == 0 ? 200 : 201;
        }
        return request.preferences().isRepresentation() ? 200 : 204;
    }

    private static String contentRange(RestRequest request, Outcome outcome) {
        boolean counts = request.preferences().isExactCount();
        boolean tellsRows = request.method().equals("PATCH") && outcome.rows > 0;
        return (tellsRows ? "0-" + (outcome.rows - 1) : "*") + "/" + (counts ? outcome.rows : "*");
    }

    private static boolean applies(String kind, String method, boolean hasConflictTarget) {
        return switch (kind) {
            case "resolution" -> method.equals("POST") && hasConflictTarget;
            case "missing" -> !method.equals("DELETE");
            case "max-affected" -> !method.equals("POST");
            default -> true;
        };
    }
}

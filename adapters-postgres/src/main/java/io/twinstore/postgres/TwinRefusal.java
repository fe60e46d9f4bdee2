package io.twinstore.postgres;

import io.twinstore.domain.rows.TableSchema;
import io.twinstore.domain.twins.ApplyFailure;
import io.twinstore.domain.twins.ApplyFailure.Blocked;
import io.twinstore.domain.twins.ApplyFailure.MissingParent;
import java.sql.SQLException;

/** What PostgreSQL's refusal of rows means for them. */
final class TwinRefusal {
    private static final String FOREIGN_KEY = "23503";

    private TwinRefusal() {}

    /** Whether rows were refused for what they hold; other errors say nothing about them. */
    static boolean ofRows(SQLException e) {
        var state = String.valueOf(e.getSQLState());
        return state.startsWith("22") || state.startsWith("23");
    }

    /** Whether a row of the table refers to one that is not there; PostgreSQL names the table that refers, in any language. */
    static boolean missingParent(SQLException e, TableSchema<?> schema) {
        var server = SqlErrors.server(e);
        return FOREIGN_KEY.equals(e.getSQLState())
                && (server == null || schema.table().equals(server.getTable()));
    }

    static ApplyFailure failure(SQLException e, TableSchema<?> schema) {
        if (missingParent(e, schema)) {
            return new MissingParent();
        }
        return new Blocked(
                FOREIGN_KEY.equals(e.getSQLState())
                        ? "other rows refer to it"
                        : String.valueOf(SqlErrors.translate(e).getMessage()));
    }
}

package io.twinstore.postgres.bench;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Columns of a result that may be null. */
final class ResultColumns {
    private ResultColumns() {}

    static <T> T @Nullable [] array(ResultSet row, int column, Class<T[]> type) throws SQLException {
        var array = row.getArray(column);
        return array == null ? null : type.cast(array.getArray());
    }

    static @Nullable Integer integer(ResultSet row, int column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    static @Nullable Long bigint(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}

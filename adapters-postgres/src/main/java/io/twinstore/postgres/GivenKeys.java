package io.twinstore.postgres;

import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.tables.Table;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Primary keys of a table's rows that a statement is given as one JSON array, under names that no column of the table clouds. */
final class GivenKeys {
    private static final String GIVEN = "given_keys";

    private final Table table;
    private final List<String> names;

    GivenKeys(Table table) {
        this.table = table;
        names = IntStream.range(0, table.key().size()).mapToObj(i -> "k" + i).toList();
    }

    /** What stands after {@code from}: the keys and their places. */
    String rows() {
        return rows("?");
    }

    /** The same with another place for the bound array. */
    String rows(String bound) {
        var columns = table.key().stream()
                .map(column -> Sql.quoted(column) + " "
                        + table.columns().getOrDefault(column, ColumnType.TEXT).name())
                .collect(Collectors.joining(", "));
        return "rows from (json_to_recordset(" + bound + "::json) as (" + columns + ")) with ordinality as " + GIVEN
                + " (" + String.join(", ", names) + ", place)";
    }

    /** The columns of a key, in its order. */
    String key() {
        return Sql.list(GIVEN, names);
    }

    /** The column with the place of a key, from 1. */
    String place() {
        return GIVEN + ".place";
    }
}

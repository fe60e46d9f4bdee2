package io.twinstore.supabase;

import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.values.Json;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which keys are asked for, by the server's own order. PostgREST cannot compare rows: a key of several columns is greater if it
 * is at the first that differs.
 */
final class KeyRange {
    private KeyRange() {}

    /** The keys after a row's; all of them for null. */
    static RestCall after(RestCall call, Table table, Json.@Nullable Obj row) {
        return row == null ? call : with(call, table, row, "gt", "gt");
    }

    /** Those of them that are not after another row's. */
    static RestCall between(RestCall call, Table table, Json.@Nullable Obj after, Json.Obj upTo) {
        return after == null
                ? with(call, table, upTo, "lt", "lte")
                // one parameter, of which nobody on the way can lose a half
                : call.with("and", "(" + terms(table, after, "gt", "gt") + "," + terms(table, upTo, "lt", "lte") + ")");
    }

    private static RestCall with(RestCall call, Table table, Json.Obj row, String operator, String atLast) {
        var key = table.key();
        return key.size() == 1
                ? call.with(RestCall.name(key.get(0)), atLast + "." + text(row, key.get(0)))
                : call.with("and", "(" + terms(table, row, operator, atLast) + ")");
    }

    /** The first column is compared on its own too, since an index serves no 'or'. */
    private static String terms(Table table, Json.Obj row, String operator, String atLast) {
        var key = table.key();
        int last = key.size() - 1;
        if (last == 0) {
            return term(row, key.get(0), atLast);
        }
        var branches = new StringBuilder();
        for (int i = 0; i <= last; i++) {
            var equal = key.subList(0, i).stream()
                    .map(column -> term(row, column, "eq") + ",")
                    .collect(Collectors.joining());
            var differs = term(row, key.get(i), i == last ? atLast : operator);
            branches.append(i == 0 ? differs : ",and(" + equal + differs + ")");
        }
        return term(row, key.get(0), operator + "e") + ",or(" + branches + ")";
    }

    private static String term(Json.Obj row, String column, String operator) {
        return RestCall.name(column) + "." + operator + "." + FilterText.quoted(text(row, column));
    }

    /** A value of a row as PostgREST reads it. */
    static String text(Json.Obj row, String column) {
        return ColumnType.TEXT.literal(row.get(column));
    }
}

package io.twinstore.bootstrap.sandbox;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The SQL of one POST, PATCH or DELETE, wrapped so that it tells the rows affected, the rows new, and the body. */
final class WriteStatement {
    private static final String COUNTER =
            "coalesce(nullif(current_setting('sandbox.inserted', true), ''), '0')::bigint";
    private static final String COUNT_UP =
            " WHERE set_config('sandbox.inserted', (" + COUNTER + " + 1)::text, true) <> ''";
    private static final String COUNT_DOWN =
            " WHERE set_config('sandbox.inserted', (" + COUNTER + " - 1)::text, true) <> ''";

    private final RestRequest request;
    private final RestTable table;
    private final List<RestColumn> columns;
    private final List<String> conflictTarget;

    WriteStatement(RestRequest request, RestTable table, List<RestColumn> columns) {
        this.request = request;
        this.table = table;
        this.columns = columns;
        List<String> asked = request.query().onConflict();
        this.conflictTarget = asked.isEmpty() ? table.primaryKey() : asked;
    }

    /** Whether a preference for conflicts can have an effect. */
    boolean hasConflictTarget() {
        return !conflictTarget.isEmpty();
    }

    /** Refuses what would change every row of the table, in the words of Supabase's safeupdate. */
    void checkWhere() {
        if (!request.query().filters().isEmpty()) {
            return;
        }
        if (request.method().equals("DELETE")) {
            throw RestError.noWhere("DELETE");
        }
        if (request.method().equals("PATCH") && !columns.isEmpty()) {
            throw RestError.noWhere("UPDATE");
        }
    }

    SqlBuffer write(MediaType type, Catalogue catalogue) {
        SqlBuffer sql = new SqlBuffer().sql("WITH sandbox_source AS (");
        switch (request.method()) {
            case "POST" -> writeInsert(sql);
            case "PATCH" -> writeUpdate(sql);
            default -> writeDelete(sql);
        }
        writeResult(sql.sql(") SELECT count(sandbox_row), "), type, catalogue);
        return sql;
    }

    private void writeInsert(SqlBuffer sql) {
        table.writeName(sql.sql("INSERT INTO "));
        if (columns.isEmpty()) {
            sql.sql(" SELECT FROM json_array_elements(");
            writeRows(sql, "json").sql(")");
        } else {
            join(sql.sql(" ("), columns, column -> sql.name(column.name()));
            join(sql.sql(") SELECT "), columns, column -> writeFromPayload(sql, column));
            writePrimary(sql.sql(" FROM "));
        }
        if (countsInserts()) {
            sql.sql(COUNT_UP);
        }
        if (resolvesConflicts()) {
            writeConflict(sql);
        }
        writeReturned(sql.sql(" RETURNING "));
    }

    private void writeConflict(SqlBuffer sql) {
        sql.sql(" ON CONFLICT (");
        join(sql, conflictTarget, column -> sql.name(conflictColumn(column)));
        if (!countsInserts()) {
            sql.sql(") DO NOTHING");
            return;
        }
        sql.sql(") DO UPDATE SET ");
        join(sql, columns, column -> sql.name(column.name()).sql(" = EXCLUDED.").name(column.name()));
        sql.sql(COUNT_DOWN);
    }

    private String conflictColumn(String column) {
        if (!table.columns().containsKey(column)) {
            throw RestError.undefinedColumn("\"" + column + "\"");
        }
        return column;
    }

    private void writeUpdate(SqlBuffer sql) {
        if (columns.isEmpty()) {
            writeReturned(sql.sql("SELECT "));
            table.writeName(sql.sql(" FROM "));
            sql.sql(" WHERE false");
            return;
        }
        table.writeName(sql.sql("UPDATE "));
        sql.sql(" SET ");
        join(sql, columns, column -> writeFromPayload(sql.name(column.name()).sql(" = "), column));
        writePrimary(sql.sql(" FROM "));
        RestCondition.writeWhere(request.query().filters(), sql, table);
        writeReturned(sql.sql(" RETURNING "));
    }

    private void writeDelete(SqlBuffer sql) {
        table.writeName(sql.sql("DELETE FROM "));
        RestCondition.writeWhere(request.query().filters(), sql, table);
        writeReturned(sql.sql(" RETURNING "));
    }

    /** What is selected and the key, as PostgREST does, whose order can therefore name no other column. */
    private void writeReturned(SqlBuffer sql) {
        Preferences preferences = request.preferences();
        if (!preferences.isRepresentation() && !preferences.isHeadersOnly()) {
            sql.sql("1");
            return;
        }
        List<SelectItem> selected = request.query().select();
        if (selected.stream().anyMatch(SelectItem::isAll)) {
            sql.name(table.name()).sql(".*");
            return;
        }
        Set<String> returned = new LinkedHashSet<>(table.primaryKey());
        selected.forEach(item -> returned.add(item.column()));
        join(sql, List.copyOf(returned), column -> table.writeColumn(sql, column));
    }

    /** The payload as a relation of typed columns. */
    private void writePrimary(SqlBuffer sql) {
        if (request.preferences().isMissingDefault()) {
            writeRows(sql.sql("jsonb_array_elements("), "jsonb");
            sql.sql(") AS sandbox_element(value), LATERAL jsonb_to_record(");
            for (RestColumn column : columns) {
                if (column.defaultValue() != null) {
                    sql.sql("jsonb_build_object(").bind(column.name());
                    sql.sql("::text, ").sql(column.defaultValue()).sql(") || ");
                }
            }
            sql.sql("sandbox_element.value");
        } else {
            writeRows(sql.sql("json_to_recordset("), "json");
        }
        sql.sql(") AS sandbox_payload(");
        join(sql, columns, column -> sql.name(column.name()).sql(" ").sql(column.type()));
        sql.sql(")");
    }

    /** The payload as a JSON array, whether it came as one or as a single object. */
    private SqlBuffer writeRows(SqlBuffer sql, String type) {
        sql.sql("(SELECT CASE WHEN " + type + "_typeof(body) = 'array' THEN body ELSE " + type
                + "_build_array(body) END");
        return sql.sql(" FROM (SELECT ").bind(request.payload().json()).sql("::" + type + " AS body) one)");
    }

    private void writeResult(SqlBuffer sql, MediaType type, Catalogue catalogue) {
        sql.sql(countsInserts() ? COUNTER : "count(sandbox_row)").sql(", ");
        Preferences preferences = request.preferences();
        if (preferences.isRepresentation()) {
            sql.sql(type.aggregate("sandbox_row")).sql(" FROM (SELECT ");
            SelectItem.writeAll(request.query().select(), sql, table, catalogue);
            sql.sql(" FROM sandbox_source AS ").name(table.name());
            OrderTerm.writeAll(request.query().order(), sql, table);
            sql.sql(") sandbox_row");
        } else if (preferences.isHeadersOnly() && !table.primaryKey().isEmpty()) {
            sql.sql("json_agg(sandbox_row)::text FROM (SELECT ");
            join(sql, table.primaryKey(), key -> sql.name(key).sql("::text"));
            sql.sql(" FROM sandbox_source) sandbox_row");
        } else {
            sql.sql("'' FROM sandbox_source AS sandbox_row");
        }
    }

    private boolean resolvesConflicts() {
        return request.preferences().resolution() != null && hasConflictTarget();
    }

    /** Only a merge that can update has to tell new rows from old ones. */
    private boolean countsInserts() {
        return request.preferences().isMerge() && hasConflictTarget() && !columns.isEmpty();
    }

    private static void writeFromPayload(SqlBuffer sql, RestColumn column) {
        sql.sql("sandbox_payload.").name(column.name());
    }

    private static <T> void join(SqlBuffer sql, List<T> items, Consumer<T> writer) {
        for (int i = 0; i < items.size(); i++) {
            sql.sql(i == 0 ? "" : ", ");
            writer.accept(items.get(i));
        }
    }
}

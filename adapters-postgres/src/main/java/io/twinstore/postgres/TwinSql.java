package io.twinstore.postgres;

import io.twinstore.domain.rows.Column;
import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.rows.JsonNulls;
import io.twinstore.domain.rows.TableSchema;
import io.twinstore.postgres.generated.Public;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.ForeignKey;
import org.jooq.Table;

/**
 * The statements over one written table by its conflict key. Each takes its keys, rows or moves as one JSON value, which the
 * table itself types; names come from the generated classes and the schema alone.
 */
final class TwinSql {
    private static final String EACH = ", ";

    private final TableSchema<?> schema;
    private final Table<?> generated;
    private final String table;
    private final String id;
    private final List<String> key;
    private final List<String> jsonColumns;

    /** The rows of given keys, as JSON. */
    final String read;

    /** The places and ids of those rows, locked in the order of the keys. */
    final String lock;

    /** The place of each given row whose id another row holds, and the other's key. */
    final String holders;

    /** The place of each given row that refers to a row that is not there. */
    final String orphans;

    final String delete;

    /** Answers the rows as they are stored, as JSON. */
    final String upsert;

    final String lowestId;

    /** Gives up the old ids, takes the new ones, and moves what refers to them. */
    final List<String> move;

    /** Has the sequence go on after the greatest given id, never backwards; empty where no sequence gives the ids. */
    final String advance;

    TwinSql(TableSchema<?> schema) {
        this.schema = schema;
        generated = Public.PUBLIC.getTable(schema.table());
        table = quoted(generated.getName());
        id = quoted(schema.key().name());
        key = schema.conflictKey().stream().map(Column::name).toList();
        jsonColumns = schema.columns().stream()
                .filter(column -> column.type() == ColumnType.JSON)
                .map(Column::name)
                .toList();
        var given = "json_populate_recordset(null::" + table + ", ?::json)";
        var placed = given + " with ordinality as g";
        read = "select row_to_json(r)::text from (select " + all("t") + " from " + table + " t join " + given + " g on "
                + sameKey() + ") r";
        lock = "select g.ordinality, t." + id + "::text from " + placed + " join " + table + " t on " + sameKey()
                + " order by g.ordinality for no key update of t";
        holders = "select g.ordinality, (select row_to_json(k)::text from (select " + list("t", key) + ") k) from "
                + placed + " join " + table + " t on t." + id + " = g." + id + " where not (" + sameKey() + ")";
        orphans = "select g.ordinality from " + placed + " where " + orphan();
        delete = "delete from " + table + " t using " + given + " g where " + sameKey();
        upsert = upsert();
        lowestId = "select least(min(" + id + "), 0) from " + table;
        move = move();
        advance = advance(given);
    }

    /** The key of the first row that has the value in a column. */
    String keyOf(String column) {
        return "select (select row_to_json(k)::text from (select " + list("t", key) + ") k) from " + table
                + " t where t." + quoted(column) + " = ? order by t." + id + " limit 1";
    }

    private String upsert() {
        var columns = names();
        var set = columns.stream()
                .map(column -> quoted(column) + " = excluded." + quoted(column))
                .collect(Collectors.joining(EACH));
        return "insert into " + table + " as t (" + PostgresLoad.list(columns) + ") select " + given()
                + " from json_array_elements(?::json) e(item), json_populate_record(null::" + table
                + ", e.item) g on conflict (" + PostgresLoad.list(key) + ") do update set " + set
                + " returning (select row_to_json(r)::text from (select " + all("t") + ") r)";
    }

    private List<String> move() {
        var statements = new ArrayList<String>();
        statements.add(change(generated.getName(), schema.key().name(), "held", "parked"));
        statements.add(change(generated.getName(), schema.key().name(), "parked", "wanted"));
        for (var reference : references()) {
            statements.add(change(
                    reference.getTable().getName(), reference.getFields().get(0).getName(), "held", "wanted"));
        }
        return statements;
    }

    private String change(String changed, String column, String from, String to) {
        var type = schema.key().type();
        return "update %s t set %s = m.%s from json_to_recordset(?::json) as m(held %s, parked %s, wanted %s) where t.%s = m.%s"
                .formatted(quoted(changed), quoted(column), to, type, type, type, quoted(column), from);
    }

    /** The foreign keys of any table that name this one's ids. */
    private List<ForeignKey<?, ?>> references() {
        return Public.PUBLIC.getTables().stream()
                .<ForeignKey<?, ?>>flatMap(other -> other.getReferences().stream())
                .filter(reference -> reference.getKey().getTable().equals(generated)
                        && reference
                                .getKeyFields()
                                .get(0)
                                .getName()
                                .equals(schema.key().name()))
                .toList();
    }

    private String orphan() {
        return generated.getReferences().stream()
                .map(reference -> "g.%s is not null and not exists (select from %s p where p.%s = g.%s)"
                        .formatted(
                                quoted(reference.getFields().get(0).getName()),
                                quoted(reference.getKey().getTable().getName()),
                                quoted(reference.getKeyFields().get(0).getName()),
                                quoted(reference.getFields().get(0).getName())))
                .collect(Collectors.joining(" or ", "(", ")"))
                .replace("()", "false");
    }

    private String advance(String given) {
        return Arrays.stream(generated.fields())
                .filter(field -> field.getDataType().identity())
                .map(field -> "pg_get_serial_sequence('" + generated.getName() + "', '" + field.getName() + "')")
                .map(sequence ->
                        "select setval(" + sequence + ", newest) from (select max(g." + id + ") as newest from "
                                + given + " g) as ids where newest > coalesce(pg_sequence_last_value(" + sequence
                                + "), 999999999)")
                .collect(Collectors.joining());
    }

    private String sameKey() {
        return key.stream()
                .map(column -> "t." + quoted(column) + " = g." + quoted(column))
                .collect(Collectors.joining(" and "));
    }

    /** The columns of a stored row, and which of them hold a JSON null. */
    private String all(String alias) {
        var nulls = jsonColumns.isEmpty()
                ? ""
                : EACH + JsonNullSql.member(alias, jsonColumns) + " as " + quoted(JsonNulls.MEMBER);
        return list(alias, names()) + nulls;
    }

    /** The columns of a given record. */
    private String given() {
        return names().stream()
                .map(column ->
                        jsonColumns.contains(column) ? JsonNullSql.value("g", "e.item", column) : "g." + quoted(column))
                .collect(Collectors.joining(EACH));
    }

    private List<String> names() {
        return schema.columns().stream().map(Column::name).toList();
    }

    private static String list(String alias, List<String> columns) {
        return columns.stream().map(column -> alias + "." + quoted(column)).collect(Collectors.joining(EACH));
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }
}

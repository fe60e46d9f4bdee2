package io.twinstore.postgres;

import io.twinstore.domain.rows.Column;
import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.rows.JsonNulls;
import io.twinstore.domain.rows.TableSchema;
import io.twinstore.postgres.generated.Public;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.ForeignKey;
import org.jooq.Table;

/**
 * The statements over one written table by its conflict key. Each takes its keys, rows or moves as one JSON value, which the
 * table itself types; names come from the generated classes and the schema alone.
 */
final class TwinSql {
    private final TableSchema<?> schema;
    private final Table<?> generated;
    private final TableConstraints constraints;
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

    /** Have the sequences go on after the greatest given id; none where no sequence gives the ids. */
    final List<String> advance;

    TwinSql(TableSchema<?> schema) {
        this.schema = schema;
        generated = Public.PUBLIC.getTable(schema.table());
        constraints = TableConstraints.of(generated);
        table = Sql.quoted(generated.getName());
        id = Sql.quoted(schema.key().name());
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
        holders = "select g.ordinality, (select row_to_json(k)::text from (select " + Sql.list("t", key) + ") k) from "
                + placed + " join " + table + " t on t." + id + " = g." + id + " where not (" + sameKey() + ")";
        orphans = "select g.ordinality from " + placed + " where " + orphan();
        delete = "delete from " + table + " t using " + given + " g where " + sameKey();
        upsert = upsert();
        lowestId = "select least(min(" + id + "), 0) from " + table;
        move = move();
        advance = ReferenceSql.advanceSequences(constraints, given);
    }

    /** The key of the first row that has the value in a column. */
    String keyOf(String column) {
        return "select (select row_to_json(k)::text from (select " + Sql.list("t", key) + ") k) from " + table
                + " t where t." + Sql.quoted(column) + " = ? order by t." + id + " limit 1";
    }

    private String upsert() {
        var source = "json_array_elements(?::json) e(item), json_populate_record(null::" + table + ", e.item) "
                + UpsertSql.GIVEN;
        return UpsertSql.upsert(generated.getName(), key, names(), source, this::value)
                + " returning (select row_to_json(r)::text from (select " + all("t") + ") r)";
    }

    private String value(String column) {
        return jsonColumns.contains(column)
                ? JsonNullSql.value(UpsertSql.GIVEN, "e.item", column)
                : UpsertSql.value(column);
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
                .formatted(Sql.quoted(changed), Sql.quoted(column), to, type, type, type, Sql.quoted(column), from);
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
        return constraints.references().isEmpty()
                ? "false"
                : constraints.references().stream()
                        .map(reference -> ReferenceSql.isOrphan(reference, UpsertSql.GIVEN))
                        .collect(Collectors.joining(" or "));
    }

    private String sameKey() {
        return key.stream()
                .map(column -> "t." + Sql.quoted(column) + " = g." + Sql.quoted(column))
                .collect(Collectors.joining(" and "));
    }

    /** The columns of a stored row, and which of them hold a JSON null. */
    private String all(String alias) {
        var nulls = jsonColumns.isEmpty()
                ? ""
                : ", " + JsonNullSql.member(alias, jsonColumns) + " as " + Sql.quoted(JsonNulls.MEMBER);
        return Sql.list(alias, names()) + nulls;
    }

    private List<String> names() {
        return schema.columns().stream().map(Column::name).toList();
    }
}

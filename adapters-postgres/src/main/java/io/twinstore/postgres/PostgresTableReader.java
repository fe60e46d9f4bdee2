package io.twinstore.postgres;

import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.tables.RowCount;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.values.Json;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectLimitStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads whole tables by their primary key; PostgreSQL itself writes each row as JSON. */
final class PostgresTableReader implements TableReader {
    private static final String ROW = "r";

    /** Of a page with more bytes, the rows at its end are left to the next one; a transaction fetches only some at a time. */
    private static final long PAGE_BYTES = Runtime.getRuntime().maxMemory() / 32;

    private static final int FETCHED = 100;

    private final Reads database;
    private final String place;
    private final ReadColumns columns;
    private final Sql kept = new Sql();

    /** Over these columns of the tables. */
    PostgresTableReader(Reads database, String place, ReadColumns columns) {
        this.database = database;
        this.place = place;
        this.columns = columns;
    }

    @Override
    public String place() {
        return place;
    }

    @Override
    public List<Json.Obj> readAfter(Table table, Json.@Nullable Obj after, int limit) {
        var sql = after == null
                ? kept.of("first " + table, () -> page(table, DSL.noCondition()))
                : kept.of("next " + table, () -> page(table, compare(table, ">")));
        return rows(sql, statement -> statement.setInt(bindKey(table, after, statement, 1), limit));
    }

    @Override
    public int leastRows(Table table, int asked) {
        return 1;
    }

    @Override
    public List<Json.Obj> readBetween(Table table, Json.@Nullable Obj after, Json.Obj upTo, int limit) {
        var sql = after == null
                ? kept.of("first up to " + table, () -> page(table, compare(table, "<=")))
                : kept.of(
                        "next up to " + table,
                        () -> page(table, compare(table, ">").and(compare(table, "<="))));
        return rows(sql, statement -> {
            int next = bindKey(table, after, statement, 1);
            statement.setInt(bindKey(table, upTo, statement, next), limit);
        });
    }

    @Override
    public Optional<Json.Obj> keyAfter(Table table, Json.@Nullable Obj after, int rows) {
        var sql = after == null
                ? kept.of("first key at " + table, () -> keyAt(table, DSL.noCondition()))
                : kept.of("next key at " + table, () -> keyAt(table, compare(table, ">")));
        return rows(sql, statement -> statement.setInt(bindKey(table, after, statement, 1), rows - 1)).stream()
                .findFirst();
    }

    @Override
    public int lanes() {
        return database.lanes();
    }

    @Override
    public List<Json.Obj> changedAfter(Table table, Instant since, Json.@Nullable Obj after, int limit) {
        var sql = after == null
                ? kept.of("first changed " + table, () -> page(table, changed(table)))
                : kept.of(
                        "next changed " + table,
                        () -> page(table, changed(table).and(compare(table, ">"))));
        return rows(sql, statement -> {
            statement.setObject(1, since.toString(), Types.OTHER);
            statement.setInt(bindKey(table, after, statement, 2), limit);
        });
    }

    @Override
    public List<Json.Obj> keysAfter(Table table, Json.@Nullable Obj after, int limit) {
        var sql = after == null
                ? kept.of("first keys " + table, () -> page(table, key(table), DSL.noCondition()))
                : kept.of("next keys " + table, () -> page(table, key(table), compare(table, ">")));
        return rows(sql, statement -> statement.setInt(bindKey(table, after, statement, 1), limit));
    }

    @Override
    public Instant now(Table table) {
        return database.read(connection -> {
            try (var statement = connection.createStatement();
                    var result = statement.executeQuery("select now()")) {
                result.next();
                return result.getObject(1, OffsetDateTime.class).toInstant();
            }
        });
    }

    @Override
    public List<Optional<Json.Obj>> findAll(Table table, List<Json.Obj> keys) {
        var sql = kept.of("find " + table, () -> page(table, among(table)));
        var rows = rows(sql, Long.MAX_VALUE, statement -> {
            statement.setString(1, Json.of(keys).toString());
            statement.setInt(2, keys.size());
        });
        return table.inOrder(keys, rows);
    }

    /** Whether the key is one of those that are given as one JSON array. */
    private static Condition among(Table table) {
        var given = new GivenKeys(table);
        return DSL.condition(
                "({0}) in (select " + given.key() + " from " + given.rows("{1}") + ")",
                DSL.list(key(table)),
                Sql.placeholder());
    }

    @Override
    public RowCount count(Table table) {
        var sql = kept.of(
                "count " + table,
                () -> Sql.RENDER
                        .selectCount()
                        .from(DSL.table(DSL.name(table.name())))
                        .getSQL());
        return database.readLong(connection -> {
            try (var statement = connection.prepareStatement(sql);
                    var result = statement.executeQuery()) {
                result.next();
                return new RowCount(result.getLong(1), false);
            }
        });
    }

    private interface Binds {
        void to(PreparedStatement statement) throws SQLException;
    }

    private List<Json.Obj> rows(String sql, Binds binds) {
        return rows(sql, PAGE_BYTES, binds);
    }

    private List<Json.Obj> rows(String sql, long mostBytes, Binds binds) {
        return database.read(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                statement.setFetchSize(FETCHED);
                binds.to(statement);
                var rows = new ArrayList<Json.Obj>();
                long bytes = 0;
                try (var result = statement.executeQuery()) {
                    while (bytes <= mostBytes && result.next()) {
                        var row = result.getBytes(1);
                        bytes += row.length;
                        rows.add(TwinJson.rowLazily(row));
                    }
                }
                return rows;
            }
        });
    }

    /** Binds the primary key, if there is one, as text that PostgreSQL reads as the columns' types; answers the next index. */
    private static int bindKey(Table table, Json.@Nullable Obj row, PreparedStatement statement, int first)
            throws SQLException {
        if (row == null) {
            return first;
        }
        int next = first;
        for (var column : table.key()) {
            statement.setObject(next++, ColumnType.TEXT.literal(row.get(column)), Types.OTHER);
        }
        return next;
    }

    private String page(Table table, Condition condition) {
        return page(table, columns.of(table), condition);
    }

    private static String page(Table table, List<Field<?>> columns, Condition condition) {
        return json(table, inOrder(table, columns, condition).limit(Sql.<Integer>placeholder()));
    }

    /** The key of one row, behind so many others. */
    private static String keyAt(Table table, Condition condition) {
        return json(
                table,
                inOrder(table, key(table), condition)
                        .offset(Sql.<Integer>placeholder())
                        .limit(DSL.inline(1)));
    }

    private static SelectLimitStep<Record> inOrder(Table table, List<Field<?>> columns, Condition condition) {
        return DSL.select(columns)
                .from(DSL.table(DSL.name(table.name())))
                .where(condition)
                .orderBy(key(table));
    }

    private static String json(Table table, Select<Record> select) {
        var rows = select.asTable(ROW);
        return Sql.RENDER
                .select(DSL.field("row_to_json({0}.*)::text", DSL.name(ROW)))
                .from(rows)
                .orderBy(table.key().stream()
                        .map(column -> DSL.field(DSL.name(ROW, column)))
                        .toList())
                .getSQL();
    }

    private static Condition changed(Table table) {
        var column = DSL.field(DSL.name(table.changedColumn().orElseThrow()));
        return DSL.condition("({0} >= {1} or {0} is null)", column, Sql.placeholder());
    }

    private static Condition compare(Table table, String operator) {
        var places = table.key().stream().map(column -> Sql.placeholder()).toList();
        return DSL.condition("{0} " + operator + " {1}", DSL.row(key(table)), DSL.row(places));
    }

    private static List<Field<?>> key(Table table) {
        return table.key().stream()
                .<Field<?>>map(column -> DSL.field(DSL.name(column)))
                .toList();
    }
}

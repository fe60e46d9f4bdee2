package io.twinstore.postgres;

import io.twinstore.domain.errors.SqlState;
import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.rows.JsonNulls;
import io.twinstore.domain.tables.RowCount;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.values.Json;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads whole tables by their primary key; PostgreSQL itself writes each row as JSON. */
final class PostgresTableReader implements TableReader {
    private static final String ROW = "r";

    /** A line that broke without a word must not hold a count for ever. */
    private static final Duration COUNT_LIMIT = Duration.ofHours(1);

    private final Database database;
    private final String place;
    private final Sql kept = new Sql();

    PostgresTableReader(Database database, String place) {
        this.database = database;
        this.place = place;
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
        return rows(sql, statement -> {
            int next = after == null ? 1 : bindKey(table, after, statement, 1);
            statement.setInt(next, limit);
        });
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
            int next = after == null ? 2 : bindKey(table, after, statement, 2);
            statement.setInt(next, limit);
        });
    }

    @Override
    public List<Json.Obj> keysAfter(Table table, Json.@Nullable Obj after, int limit) {
        var sql = after == null
                ? kept.of("first keys " + table, () -> page(table, key(table), DSL.noCondition()))
                : kept.of("next keys " + table, () -> page(table, key(table), compare(table, ">")));
        return rows(sql, statement -> {
            int next = after == null ? 1 : bindKey(table, after, statement, 1);
            statement.setInt(next, limit);
        });
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
    public Optional<Json.Obj> find(Table table, Json.Obj key) {
        var sql = kept.of("find " + table, () -> page(table, compare(table, "=")));
        return rows(sql, statement -> statement.setInt(bindKey(table, key, statement, 1), 1)).stream()
                .findFirst();
    }

    @Override
    public RowCount count(Table table) {
        var sql = kept.of(
                "count " + table,
                () -> Sql.RENDER
                        .selectCount()
                        .from(TableCatalogue.generated(table))
                        .getSQL());
        try (var transaction = database.beginLong(COUNT_LIMIT);
                var statement = transaction.connection().prepareStatement(sql);
                var result = statement.executeQuery()) {
            result.next();
            return new RowCount(result.getLong(1), false);
        } catch (SQLException e) {
            throw SqlState.ofRead(SqlErrors.translate(e));
        }
    }

    private interface Binds {
        void to(PreparedStatement statement) throws SQLException;
    }

    private List<Json.Obj> rows(String sql, Binds binds) {
        return database.read(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                binds.to(statement);
                var rows = new ArrayList<Json.Obj>();
                try (var result = statement.executeQuery()) {
                    while (result.next()) {
                        rows.add(TwinJson.rowLazily(result.getBytes(1)));
                    }
                }
                return rows;
            }
        });
    }

    /** Binds the primary key as text that PostgreSQL reads as the columns' types; answers the next index. */
    private static int bindKey(Table table, Json.Obj row, PreparedStatement statement, int first) throws SQLException {
        int next = first;
        for (var column : table.key()) {
            statement.setObject(next++, ColumnType.TEXT.literal(row.get(column)), Types.OTHER);
        }
        return next;
    }

    private static String page(Table table, Condition condition) {
        var columns = new ArrayList<Field<?>>();
        var json = JsonNullSql.columns(table.columns());
        if (!json.isEmpty()) {
            columns.add(
                    DSL.field(JsonNullSql.member(LoadSql.quoted(table), json)).as(JsonNulls.MEMBER));
        }
        columns.addAll(List.of(TableCatalogue.generated(table).fields()));
        return page(table, columns, condition);
    }

    private static String page(Table table, List<Field<?>> columns, Condition condition) {
        var rows = DSL.select(columns)
                .from(TableCatalogue.generated(table))
                .where(condition)
                .orderBy(key(table))
                .limit(Sql.<Integer>placeholder())
                .asTable(ROW);
        return Sql.RENDER
                .select(DSL.field("row_to_json({0})::text", DSL.name(ROW)))
                .from(rows)
                .orderBy(table.key().stream()
                        .map(column -> DSL.field(DSL.name(ROW, column)))
                        .toList())
                .getSQL();
    }

    private static Condition changed(Table table) {
        var column = TableCatalogue.generated(table).field(table.changedColumn().orElseThrow());
        return DSL.condition("({0} >= {1} or {0} is null)", column, Sql.placeholder());
    }

    private static Condition compare(Table table, String operator) {
        var places = table.key().stream().map(column -> Sql.placeholder()).toList();
        return DSL.condition("{0} " + operator + " {1}", DSL.row(key(table)), DSL.row(places));
    }

    private static List<Field<?>> key(Table table) {
        var source = TableCatalogue.generated(table);
        return table.key().stream().<Field<?>>map(source::field).toList();
    }
}

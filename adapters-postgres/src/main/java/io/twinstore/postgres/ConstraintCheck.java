package io.twinstore.postgres;

import io.twinstore.domain.errors.SqlState;
import io.twinstore.domain.tables.ConstraintReport;
import io.twinstore.domain.tables.ConstraintReport.Kind;
import io.twinstore.domain.tables.ConstraintReport.Violation;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.ForeignKey;
import org.jooq.Table;
import org.jooq.UniqueKey;

/**
 * Checks the constraints of the schema by the rows: a key may have been dropped, or its trigger switched off while rows came
 * in, and an index is damaged when the collation changes under it.
 */
final class ConstraintCheck {
    /** Of each statement; a line that broke without a word must not hold it for ever. */
    private static final Duration LIMIT = Duration.ofHours(1);

    private final Map<Kind, Integer> checked = new EnumMap<>(Kind.class);
    private final List<Violation> violations = new ArrayList<>();
    private final Connection connection;

    private ConstraintCheck(Connection connection) {
        this.connection = connection;
    }

    /** Checks them all, as of one moment. */
    static ConstraintReport of(Database database) {
        try (var transaction = database.beginLong(LIMIT)) {
            var check = new ConstraintCheck(transaction.connection());
            Sql.run(
                    transaction.connection(),
                    "set transaction isolation level repeatable read read only",
                    "set local enable_indexscan = off", // what an index knows is what is to be checked
                    "set local enable_indexonlyscan = off",
                    "set local enable_bitmapscan = off");
            for (var table : TableCatalogue.tables()) {
                check.table(TableCatalogue.generated(table));
            }
            return new ConstraintReport(check.checked, check.violations);
        } catch (SQLException e) {
            throw SqlState.ofRead(SqlErrors.translate(e));
        }
    }

    private void table(Table<?> table) throws SQLException {
        for (var key : table.getReferences()) {
            count(Kind.FOREIGN_KEY, table, key.getName(), orphans(table, key));
        }
        for (var key : table.getKeys()) {
            count(Kind.UNIQUE_KEY, table, key.getName(), duplicates(table, key));
        }
        for (var field : table.fields()) {
            if (field.getDataType().identity()) {
                count(
                        Kind.SEQUENCE,
                        table,
                        field.getName(),
                        "select coalesce(sum(newest - last), 0) from (" + ReferenceSql.behind(table, field) + ") b");
            }
        }
    }

    private static String orphans(Table<?> table, ForeignKey<?, ?> key) {
        return "select count(*) from " + Sql.quoted(table.getName()) + " r where " + ReferenceSql.isOrphan(key, "r");
    }

    private static String duplicates(Table<?> table, UniqueKey<?> key) {
        var columns =
                Sql.list(Arrays.stream(key.getFieldsArray()).map(Field::getName).toList());
        var whole = key.getFields().stream()
                .map(field -> Sql.quoted(field.getName()) + " is not null")
                .collect(Collectors.joining(" and "));
        return "select coalesce(sum(same - 1), 0) from (select count(*) as same from " + Sql.quoted(table.getName())
                + " where " + whole + " group by " + columns + " having count(*) > 1) d";
    }

    private void count(Kind kind, Table<?> table, String name, String sql) throws SQLException {
        checked.merge(kind, 1, Integer::sum);
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            long rows = result.getLong(1);
            if (rows > 0) {
                violations.add(new Violation(kind, table.getName(), name, rows));
            }
        }
    }
}

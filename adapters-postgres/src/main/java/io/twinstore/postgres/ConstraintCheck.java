package io.twinstore.postgres;

import io.twinstore.domain.errors.SqlState;
import io.twinstore.domain.inspection.ColumnFacts;
import io.twinstore.domain.tables.ConstraintReport;
import io.twinstore.domain.tables.ConstraintReport.Kind;
import io.twinstore.domain.tables.ConstraintReport.Violation;
import io.twinstore.domain.tables.Table;
import io.twinstore.postgres.TableConstraints.Reference;
import io.twinstore.postgres.TableConstraints.UniqueKey;
import io.twinstore.postgres.generated.Public;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jooq.Named;

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
        return of(database, check -> {
            for (var table : Public.PUBLIC.getTables()) {
                check.table(TableConstraints.of(table));
            }
        });
    }

    /** Those keys of these tables whose columns another database has, whether it holds its rows to them or not. */
    static ConstraintReport of(Database database, List<Table> tables) {
        return of(database, check -> {
            var columns = PostgresInspection.columns(
                    check.connection,
                    Public.PUBLIC.getTables().stream().map(Named::getName).toList());
            for (var table : tables) {
                var generated = Public.PUBLIC.getTable(table.name());
                if (generated != null) {
                    check.keys(
                            TableConstraints.of(generated),
                            (name, some) -> columns.getOrDefault(name, List.of()).stream()
                                    .map(ColumnFacts::name)
                                    .toList()
                                    .containsAll(some));
                }
            }
        });
    }

    private interface Work {
        void run(ConstraintCheck check) throws SQLException;
    }

    private static ConstraintReport of(Database database, Work work) {
        try (var transaction = database.beginLong(LIMIT)) {
            var check = new ConstraintCheck(transaction.connection());
            Sql.run(
                    transaction.connection(),
                    "set transaction isolation level repeatable read read only",
                    "set local enable_indexscan = off", // what an index knows is what is to be checked
                    "set local enable_indexonlyscan = off",
                    "set local enable_bitmapscan = off");
            work.run(check);
            return new ConstraintReport(check.checked, check.violations);
        } catch (SQLException e) {
            throw SqlState.ofRead(SqlErrors.translate(e));
        }
    }

    private void keys(TableConstraints table, BiPredicate<String, List<String>> there) throws SQLException {
        for (var key : table.references()) {
            if (there.test(table.table(), key.columns()) && there.test(key.parent(), key.parentColumns())) {
                count(Kind.FOREIGN_KEY, table, key.name(), orphans(table, key));
            }
        }
        for (var key : table.uniqueKeys()) {
            if (there.test(table.table(), key.columns())) {
                count(Kind.UNIQUE_KEY, table, key.name(), duplicates(table, key));
            }
        }
    }

    private void table(TableConstraints table) throws SQLException {
        keys(table, (name, columns) -> true);
        for (var column : table.sequenced()) {
            count(
                    Kind.SEQUENCE,
                    table,
                    column,
                    "select coalesce(sum(newest - last), 0) from (" + ReferenceSql.behind(table, column) + ") b");
        }
    }

    private static String orphans(TableConstraints table, Reference key) {
        return "select count(*) from " + Sql.quoted(table.table()) + " r where " + ReferenceSql.isOrphan(key, "r");
    }

    private static String duplicates(TableConstraints table, UniqueKey key) {
        var whole = key.columns().stream()
                .map(column -> Sql.quoted(column) + " is not null")
                .collect(Collectors.joining(" and "));
        return "select coalesce(sum(same - 1), 0) from (select count(*) as same from " + Sql.quoted(table.table())
                + " where " + whole + " group by " + Sql.list(key.columns()) + " having count(*) > 1) d";
    }

    private void count(Kind kind, TableConstraints table, String name, String sql) throws SQLException {
        checked.merge(kind, 1, Integer::sum);
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            long rows = result.getLong(1);
            if (rows > 0) {
                violations.add(new Violation(kind, table.table(), name, rows));
            }
        }
    }
}

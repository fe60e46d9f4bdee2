package io.twinstore.postgres;

import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.errors.StoreException.Conflict;
import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.tables.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds, in the staging table, the rows for which PostgreSQL refused an upsert, and names them by primary key. */
final class RefusedRows {
    private final Connection connection;
    private final Table table;

    RefusedRows(Connection connection, Table table) {
        this.connection = connection;
        this.table = table;
    }

    /** The typed error, with the rows' keys where they can be found. */
    StoreException explain(SQLException refusal) throws SQLException {
        var error = SqlErrors.translate(refusal);
        var server = SqlErrors.server(refusal);
        var constraint = server == null ? null : server.getConstraint();
        return switch (String.valueOf(refusal.getSQLState())) {
            case "23505" -> clash(constraint, refusal, error);
            case "23503" -> orphan(constraint, refusal, error);
            case "21000" -> repeated(refusal, error);
            default -> error;
        };
    }

    private StoreException clash(@Nullable String constraint, SQLException refusal, StoreException error)
            throws SQLException {
        var key = constraints().uniqueKeys().stream()
                .filter(each -> each.name().equals(constraint))
                .findFirst()
                .orElse(null);
        if (key == null || !isPlain()) {
            return error;
        }
        var same = key.columns().stream()
                .map(column -> "o." + Sql.quoted(column) + " = s." + Sql.quoted(column))
                .collect(Collectors.joining(" and "));
        var query = "select %s, %s, o.place from %s s join (select *, 'in the target' as place from %s"
                + " union all select *, 'also in the file' from %s) o on %s"
                + " where (%s) is distinct from (%s) order by 3 desc limit 1";
        var found = first(query.formatted(
                keyText("s"),
                keyText("o"),
                LoadSql.staging(table),
                LoadSql.quoted(table),
                LoadSql.staging(table),
                same,
                Sql.list("s", table.key()),
                Sql.list("o", table.key())));
        return found == null
                ? error
                : new Conflict(
                        "%s: the row with %s and the row with %s, %s, have the same %s; make one of them right"
                                .formatted(
                                        table,
                                        found.get(0),
                                        found.get(1),
                                        found.get(2),
                                        String.join(", ", key.columns())),
                        refusal);
    }

    private StoreException orphan(@Nullable String constraint, SQLException refusal, StoreException error)
            throws SQLException {
        var key = constraints().references().stream()
                .filter(each -> each.name().equals(constraint))
                .findFirst()
                .orElse(null);
        if (key == null) {
            return error;
        }
        var column = String.join(", ", key.columns());
        var found = first("select %s from %s s where %s limit 1"
                .formatted(keyText("s"), LoadSql.staging(table), ReferenceSql.isOrphan(key, "s")));
        return found == null
                ? error
                : new InvalidInput(
                        "%s: the row with %s refers by %s to a row of %s that is not there; load that first"
                                .formatted(table, found.get(0), column, key.parent()),
                        refusal);
    }

    private StoreException repeated(SQLException refusal, StoreException error) throws SQLException {
        var query = "select %s from %s s where (%s) in (select %s from %s t group by %s having count(*) > 1)"
                + " order by s.ctid limit 1";
        var found = first(query.formatted(
                keyText("s"),
                LoadSql.staging(table),
                Sql.list("s", table.key()),
                Sql.list("t", table.key()),
                LoadSql.staging(table),
                Sql.list("t", table.key())));
        return found == null
                ? error
                : new InvalidInput("%s: the row with %s is there twice".formatted(table, found.get(0)), refusal);
    }

    private @Nullable List<String> first(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            if (!result.next()) {
                return null;
            }
            var values = new ArrayList<String>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                values.add(result.getString(i));
            }
            return values;
        }
    }

    /** The primary key as 'id 17', to be shown; of a key with a text, which may be a phone number, the row's place in the file. */
    private String keyText(String alias) {
        return isPlain()
                ? table.key().stream()
                        .map(column -> Sql.literal(column + " ") + " || " + alias + "." + Sql.quoted(column))
                        .collect(Collectors.joining(" || ', ' || "))
                : "'number ' || (select count(*) from %s n where n.ctid <= %s.ctid)"
                        .formatted(LoadSql.staging(table), alias);
    }

    private boolean isPlain() {
        return table.key().stream().allMatch(table::isShown);
    }

    private TableConstraints constraints() throws SQLException {
        return TableConstraints.of(connection, table);
    }
}

package io.twinstore.postgres;

import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableWriter.Changed;
import io.twinstore.postgres.TableConstraints.Reference;
import io.twinstore.postgres.TableConstraints.UniqueKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Staged rows that were read while somebody writes: leaves in the staging table what differs and can be written now, and
 * clears the way for unique keys that rows exchange.
 */
final class StagedChanges {
    /** What no row has: of a text only as much as most columns hold. */
    private static final String NO_TEXT = "left(replace(gen_random_uuid()::text, '-', ''), 20)";

    private static final String NO_UUID = "gen_random_uuid()";

    private final Connection connection;
    private final Table table;
    private final List<String> columns;
    private final List<Reference> references;
    private final List<UniqueKey> uniqueKeys;

    /** Of rows that state these columns. */
    StagedChanges(Connection connection, Table table, TableConstraints constraints, List<String> columns) {
        this.connection = connection;
        this.table = table;
        this.columns = columns;
        references = constraints.references();
        uniqueKeys =
                constraints.uniqueKeys().stream().filter(key -> !key.primary()).toList();
    }

    /** Answers how many rows are left to be written, and how many were taken out to be written later. */
    Changed prepare() throws SQLException {
        update("delete from %s g using %s t where %s and row(%s)::record *= row(%s)::record"
                .formatted(staging(), target(), sameKey("t"), Sql.list("t", columns), Sql.list("g", columns)));
        // nobody may take a unique key between the next statements; who writes waits, and needs no row that is locked
        // here
        Sql.run(connection, "lock table " + target() + " in share row exclusive mode");
        long postponed = 0;
        for (long more = postpone(); more > 0; more = postpone()) {
            postponed += more;
        }
        long written = count();
        for (var unique : uniqueKeys) {
            clear(unique);
        }
        return new Changed(written, postponed);
    }

    /** Takes out the rows that cannot be written; those may be what others wait for, so it is asked again. */
    private long postpone() throws SQLException {
        long rows = 0;
        for (var reference : references) {
            rows += update("delete from %s g where %s".formatted(staging(), ReferenceSql.isOrphan(reference, "g")));
        }
        for (var unique : uniqueKeys) {
            rows += update(
                    "delete from %s g using %s t where %s and not %s and not exists (select from %s o where (%s) = (%s))"
                            .formatted(
                                    staging(),
                                    target(),
                                    same(unique, "t"),
                                    sameKey("t"),
                                    staging(),
                                    Sql.list("o", table.key()),
                                    Sql.list("t", table.key())));
            rows += update("delete from %s g using %s t where %s and not %s"
                    .formatted(staging(), staging(), same(unique, "t"), sameKey("t")));
        }
        return rows;
    }

    private long count() throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("select count(*) from " + staging())) {
            result.next();
            return result.getLong(1);
        }
    }

    /** Rows that hold the unique key of another staged row are staged too: they give it up, and get their own by the upsert. */
    private void clear(UniqueKey unique) throws SQLException {
        var number = parkedIn(unique, type -> type == ColumnType.BIGINT || type == ColumnType.INTEGER);
        if (number.isPresent()) {
            var column = Sql.quoted(number.get());
            park(unique, column, "least((select min(%s) from %s), 0) - h.place".formatted(column, target()));
        } else if (isStatedWhole() && !TableConstraints.isReferredTo(connection, table)) { // nothing else is lost
            update("delete from %s t using %s g where %s and not %s"
                    .formatted(target(), staging(), same(unique, "t"), sameKey("t")));
        } else {
            var text = parkedIn(unique, type -> type == ColumnType.UUID || type.isText())
                    .orElseThrow(() -> new InvalidInput(table + ": rows exchange the values of " + unique.name()
                            + ", and none of its columns can hold another value for a while"));
            park(unique, Sql.quoted(text), table.columns().get(text) == ColumnType.UUID ? NO_UUID : NO_TEXT);
        }
    }

    private boolean isStatedWhole() throws SQLException {
        return columns.containsAll(StoredTypes.of(connection, table).keySet());
    }

    /** Gives the holders of a unique key that others are to have a value that no row has. */
    private void park(UniqueKey unique, String column, String value) throws SQLException {
        var holders = "select %s, row_number() over () as place from %s t join %s g on %s and not %s"
                .formatted(Sql.list("t", table.key()), target(), staging(), same(unique, "t"), sameKey("t"));
        update("update %s t set %s = %s from (%s) h where (%s) = (%s)"
                .formatted(target(), column, value, holders, Sql.list("t", table.key()), Sql.list("h", table.key())));
    }

    /** A column of the unique key that identifies no row and refers to none. */
    private Optional<String> parkedIn(UniqueKey unique, Predicate<ColumnType<?>> types) {
        return unique.columns().stream()
                .filter(column -> Optional.<ColumnType<?>>ofNullable(
                                table.columns().get(column))
                        .filter(types)
                        .isPresent())
                .filter(column -> !table.key().contains(column))
                .filter(column -> references.stream()
                        .noneMatch(reference -> reference.columns().contains(column)))
                .findFirst();
    }

    private String same(UniqueKey unique, String other) {
        return unique.columns().stream()
                .map(column -> other + "." + Sql.quoted(column) + " = g." + Sql.quoted(column))
                .collect(Collectors.joining(" and "));
    }

    private String sameKey(String other) {
        return "(" + Sql.list(other, table.key()) + ") = (" + Sql.list("g", table.key()) + ")";
    }

    private String staging() {
        return LoadSql.staging(table);
    }

    private String target() {
        return LoadSql.quoted(table);
    }

    private long update(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}

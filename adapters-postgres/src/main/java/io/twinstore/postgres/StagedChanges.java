package io.twinstore.postgres;

import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableWriter.Changed;
import io.twinstore.postgres.generated.Public;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Named;
import org.jooq.UniqueKey;

/**
 * Staged rows that were read while somebody writes: leaves in the staging table what differs and can be written now, and
 * clears the way for unique keys that rows exchange.
 */
final class StagedChanges {
    private final Connection connection;
    private final Table table;
    private final List<String> columns;
    private final org.jooq.Table<?> generated;
    private final List<? extends UniqueKey<?>> uniqueKeys;

    /** Of rows that state these columns. */
    StagedChanges(Connection connection, Table table, List<String> columns) {
        this.connection = connection;
        this.table = table;
        this.columns = columns;
        generated = TableCatalogue.generated(table);
        uniqueKeys =
                generated.getKeys().stream().filter(key -> !key.isPrimary()).toList();
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
        for (var reference : generated.getReferences()) {
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
    private void clear(UniqueKey<?> unique) throws SQLException {
        if (!isReferredTo()) {
            update("delete from %s t using %s g where %s and not %s"
                    .formatted(target(), staging(), same(unique, "t"), sameKey("t")));
            return;
        }
        var parked = Sql.quoted(parked(unique));
        update(
                "update %s t set %s = least((select min(%s) from %s), 0) - h.place from (select %s, row_number() over () as place"
                                .formatted(target(), parked, parked, target(), Sql.list("t", table.key()))
                        + " from %s t join %s g on %s and not %s) h where (%s) = (%s)"
                                .formatted(
                                        target(),
                                        staging(),
                                        same(unique, "t"),
                                        sameKey("t"),
                                        Sql.list("t", table.key()),
                                        Sql.list("h", table.key())));
    }

    /** Whether deleting a row, if only to insert it again, would change other tables. */
    private boolean isReferredTo() {
        return Public.PUBLIC.getTables().stream()
                .flatMap(other -> other.getReferences().stream())
                .anyMatch(reference -> reference.getKey().getTable().equals(generated));
    }

    /** The column of a unique key that can hold any number for a while. */
    private static String parked(UniqueKey<?> unique) {
        return unique.getFields().stream()
                .filter(field -> field.getType() == Long.class)
                .map(Field::getName)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(unique.getName() + " has no column for a number"));
    }

    private String same(UniqueKey<?> unique, String other) {
        return unique.getFields().stream()
                .map(Named::getName)
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

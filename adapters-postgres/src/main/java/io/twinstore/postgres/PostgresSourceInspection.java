package io.twinstore.postgres;

import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.inspection.ColumnFacts;
import io.twinstore.domain.inspection.DatabaseFacts;
import io.twinstore.domain.inspection.SourceFacts;
import io.twinstore.domain.inspection.SourceInspection;
import io.twinstore.domain.inspection.SourceTable;
import io.twinstore.domain.inspection.SourceTable.Access;
import io.twinstore.domain.tables.ConstraintReport;
import io.twinstore.domain.tables.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Learns from the catalogue and the rows of the database that a salon moves out of. */
final class PostgresSourceInspection implements SourceInspection {
    private static final String HIDING =
            "select relname from pg_class where oid = to_regclass(quote_ident(?)) and row_security_active(oid)";
    private static final String READABLE = "select has_table_privilege(to_regclass(quote_ident(?)), 'SELECT')";

    private final Database database;
    private final String place;

    PostgresSourceInspection(Database database, String place) {
        this.database = database;
        this.place = place;
    }

    @Override
    public SourceFacts facts(List<Table> tables) {
        return asked(
                place,
                () -> database.readLong(connection -> {
                    var names = tables.stream().map(Table::name).toList();
                    var columns = PostgresInspection.columns(connection, names);
                    var found = new ArrayList<SourceTable>();
                    var hiding = new ArrayList<String>();
                    for (var table : tables) {
                        var own = columns.get(table.name());
                        found.add(
                                own == null
                                        ? new SourceTable(table.name(), Access.MISSING, false, List.of())
                                        : table(connection, table, own));
                        hiding.addAll(Sql.strings(connection, HIDING, table.name()));
                    }
                    var hides = hiding.isEmpty()
                            ? null
                            : "row-level security hides rows of " + String.join(", ", hiding)
                                    + "; set SUPABASE_DB_URL to a user who owns the tables or may bypass it";
                    return new SourceFacts(place, true, hides, false, found);
                }));
    }

    /** Of a table that hides rows nothing more is asked, since each question would be an error. */
    private static SourceTable table(Connection connection, Table table, List<ColumnFacts> columns)
            throws SQLException {
        boolean readable = Sql.strings(connection, READABLE, table.name()).contains("t");
        boolean hidden = !Sql.strings(connection, HIDING, table.name()).isEmpty();
        boolean rows = readable && !hidden && any(connection, table, "true");
        return new SourceTable(
                table.name(), readable ? Access.READ : Access.REFUSED, rows, hidden ? List.of() : columns);
    }

    @Override
    public boolean anyNull(Table table, String column) {
        return any(table, Sql.quoted(column) + " is null");
    }

    @Override
    public boolean anyLonger(Table table, String column, int length) {
        return any(table, "char_length(" + Sql.quoted(column) + ") > " + length);
    }

    @Override
    public Optional<ConstraintReport> constraints(List<Table> tables) {
        return Optional.of(asked(place, () -> ConstraintCheck.of(database, tables)));
    }

    @Override
    public Optional<DatabaseFacts> database(List<Table> tables) {
        return Optional.of(asked(place, () -> database.readLong(connection -> SpaceAndClock.of(connection, tables))));
    }

    @Override
    public List<String> shiftedArrays(Table table) {
        return table.columns().entrySet().stream()
                .filter(column -> column.getValue().isArray())
                .map(column -> column.getKey())
                .filter(column -> any(table, Sql.quoted(column) + "::text like '[%'"))
                .toList();
    }

    private boolean any(Table table, String condition) {
        return asked(
                place + ", table " + table, () -> database.readLong(connection -> any(connection, table, condition)));
    }

    private static boolean any(Connection connection, Table table, String condition) throws SQLException {
        return !Sql.strings(connection, "select 1 from " + LoadSql.quoted(table) + " where " + condition + " limit 1")
                .isEmpty();
    }

    private static <T> T asked(String where, Supplier<T> question) {
        try {
            return question.get();
        } catch (StoreException e) {
            throw e.about(where);
        }
    }
}

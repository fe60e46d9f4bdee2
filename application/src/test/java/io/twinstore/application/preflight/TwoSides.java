package io.twinstore.application.preflight;

import io.twinstore.application.memory.MemoryRows;
import io.twinstore.domain.inspection.ColumnFacts;
import io.twinstore.domain.inspection.ColumnFacts.Kind;
import io.twinstore.domain.inspection.DatabaseFacts;
import io.twinstore.domain.inspection.SourceFacts;
import io.twinstore.domain.inspection.SourceInspection;
import io.twinstore.domain.inspection.SourceTable;
import io.twinstore.domain.inspection.SourceTable.Access;
import io.twinstore.domain.inspection.TargetFacts;
import io.twinstore.domain.inspection.TargetInspection;
import io.twinstore.domain.inspection.TargetTable;
import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.tables.ConstraintReport;
import io.twinstore.domain.tables.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A sound source and a sound target with one table, of which a test makes one thing unsound. */
final class TwoSides {
    static final Table TABLE = new Table(
            "clients",
            Map.of("id", ColumnType.INTEGER, "phone", ColumnType.text(50), "total", ColumnType.decimal(12, 2)),
            List.of("id"),
            Set.of());

    final Map<String, ColumnFacts> source = columns();
    final Map<String, ColumnFacts> target = columns();
    SourceFacts from = new SourceFacts("the source", true, null, false, List.of());
    Access access = Access.READ;
    boolean hasRows = true;
    TargetFacts.Server server = server(150_018, "UTF8", true, true, "pg_trgm");
    boolean hasTable = true;
    List<String> lacking = List.of();
    boolean rowSecurity;

    @Nullable
    DatabaseFacts sourceDatabase;

    DatabaseFacts targetDatabase = new DatabaseFacts(2_000_000, "Etc/UTC");
    BooleanSupplier anyRow = () -> false;
    List<ConstraintReport.Violation> violations = List.of();
    final MemoryRows sourceRows = new MemoryRows();
    final MemoryScratch scratch = new MemoryScratch();

    private static Map<String, ColumnFacts> columns() {
        var columns = new LinkedHashMap<String, ColumnFacts>();
        put(columns, column("id", "integer", null, false));
        put(columns, column("phone", "character varying", 50, false));
        put(columns, number("total", 12, 2));
        return columns;
    }

    static ColumnFacts column(String name, String type, @Nullable Integer length, boolean nullable) {
        return new ColumnFacts(name, type, length, null, null, nullable, false, Kind.PLAIN);
    }

    static ColumnFacts number(String name, int precision, int scale) {
        return new ColumnFacts(name, "numeric", null, precision, scale, true, false, Kind.PLAIN);
    }

    static ColumnFacts kind(String name, Kind kind) {
        return new ColumnFacts(name, "integer", null, null, null, false, true, kind);
    }

    static void put(Map<String, ColumnFacts> columns, ColumnFacts column) {
        columns.put(column.name(), column);
    }

    static TargetFacts.Server server(
            int version, String encoding, boolean foldsCase, boolean mayCreateTemp, String extension) {
        return new TargetFacts.Server(
                "the target",
                version,
                String.valueOf(version / 10_000),
                encoding,
                "C.UTF-8",
                "C",
                foldsCase,
                8_000_000,
                Set.of(extension),
                true,
                mayCreateTemp,
                List.of());
    }

    PreflightResult result() {
        return new Preflight(sourceInspection(), targetInspection(), () -> sourceRows, scratch, 2, List.of(TABLE))
                .run(List.of(TABLE));
    }

    private SourceInspection sourceInspection() {
        return new SourceInspection() {
            @Override
            public SourceFacts facts(List<Table> tables) {
                var table = new SourceTable("clients", access, hasRows, List.copyOf(source.values()));
                return new SourceFacts(from.place(), from.described(), from.hidesRows(), from.anyKey(), List.of(table));
            }

            @Override
            public Optional<DatabaseFacts> database(List<Table> tables) {
                return Optional.ofNullable(sourceDatabase);
            }

            @Override
            public boolean anyNull(Table table, String column) {
                return anyRow.getAsBoolean();
            }

            @Override
            public boolean anyLonger(Table table, String column, int length) {
                return anyRow.getAsBoolean();
            }
        };
    }

    private TargetInspection targetInspection() {
        return new TargetInspection() {
            @Override
            public TargetFacts facts(List<Table> tables) {
                var table = new TargetTable("clients", List.copyOf(target.values()), lacking, rowSecurity);
                return new TargetFacts(server, hasTable ? List.of(table) : List.of());
            }

            @Override
            public DatabaseFacts database(List<Table> tables) {
                return targetDatabase;
            }

            @Override
            public ConstraintReport constraints() {
                return new ConstraintReport(Map.of(), violations);
            }
        };
    }
}

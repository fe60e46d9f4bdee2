package io.twinstore.postgres;

import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.tables.MovableTables;
import io.twinstore.domain.tables.Table;
import io.twinstore.postgres.generated.Public;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DataType;
import org.jooq.JSONB;

/** The tables of the schema that this version was built for, as the generated classes know them. */
final class SchemaTables {
    private static final Map<Class<?>, Function<DataType<?>, ColumnType<?>>> TYPES = Map.ofEntries(
            Map.entry(Integer.class, type -> ColumnType.INTEGER),
            Map.entry(Long.class, type -> ColumnType.BIGINT),
            Map.entry(Boolean.class, type -> ColumnType.BOOLEAN),
            Map.entry(String.class, type -> type.length() > 0 ? ColumnType.text(type.length()) : ColumnType.TEXT),
            Map.entry(BigDecimal.class, type -> ColumnType.decimal(type.precision(), type.scale())),
            Map.entry(LocalDate.class, type -> ColumnType.DATE),
            Map.entry(LocalTime.class, type -> ColumnType.TIME),
            Map.entry(OffsetDateTime.class, type -> ColumnType.INSTANT),
            Map.entry(UUID.class, type -> ColumnType.UUID),
            Map.entry(JSONB.class, type -> ColumnType.JSON));

    private static final List<Table> TABLES = new MovableTables(
                    Public.PUBLIC.getTables().stream().map(SchemaTables::table).toList(), Map.of())
            .tables();

    private SchemaTables() {}

    /** Every table, parents before the tables whose foreign keys name them. */
    static List<Table> tables() {
        return TABLES;
    }

    private static Table table(org.jooq.Table<?> generated) {
        var columns = new LinkedHashMap<String, ColumnType<?>>();
        for (var field : generated.fields()) {
            columns.put(field.getName(), type(field.getDataType()));
        }
        var primaryKey = generated.getPrimaryKey();
        var key = new ArrayList<String>();
        if (primaryKey != null) {
            primaryKey.getFields().forEach(field -> key.add(field.getName()));
        }
        var parents = generated.getReferences().stream()
                .map(reference -> reference.getKey().getTable().getName())
                .filter(parent -> !parent.equals(generated.getName()))
                .collect(Collectors.toUnmodifiableSet());
        return new Table(generated.getName(), columns, key, parents);
    }

    private static ColumnType<?> type(DataType<?> type) {
        if (type.isArray()) {
            return ColumnType.listOf(type(type.getArrayComponentDataType()));
        }
        var found = TYPES.get(type.getType());
        if (found == null) {
            throw new IllegalStateException("no column type for " + type.getTypeName());
        }
        return found.apply(type);
    }
}

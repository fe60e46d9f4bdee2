package io.twinstore.domain.twins;

import io.twinstore.domain.clients.ClientColumns;
import io.twinstore.domain.companies.CompanyColumns;
import io.twinstore.domain.dialogs.DialogContextColumns;
import io.twinstore.domain.rows.TableSchema;
import io.twinstore.domain.schedules.StaffScheduleColumns;
import io.twinstore.domain.services.ServiceColumns;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables that the facade writes, and what their rows refer to. */
public final class WrittenTables {

    /** Parents before the tables whose foreign keys name them. */
    public static final List<TableSchema<?>> SCHEMAS = List.of(
            CompanyColumns.SCHEMA,
            ClientColumns.SCHEMA,
            ServiceColumns.SCHEMA,
            StaffScheduleColumns.SCHEMA,
            DialogContextColumns.SCHEMA);

    /** A foreign key: the column that names a row of another written table, and the column by which it is named. */
    public record Reference(String column, String parent, String parentColumn) {}

    private static final Reference COMPANY = new Reference("company_id", "companies", "company_id");

    private static final Map<String, List<Reference>> REFERENCES = Map.of(
            "clients", List.of(COMPANY),
            "services", List.of(COMPANY),
            "staff_schedules", List.of(COMPANY),
            "dialog_contexts", List.of(COMPANY, new Reference("client_id", "clients", "id")));

    private WrittenTables() {}

    /** The schema of a table that the facade writes. */
    public static TableSchema<?> schema(String table) {
        return find(table).orElseThrow(() -> new IllegalArgumentException("the facade does not write " + table));
    }

    /** The same; nothing for a table that the facade does not write. */
    public static Optional<TableSchema<?>> find(String table) {
        return SCHEMAS.stream().filter(schema -> schema.table().equals(table)).findFirst();
    }

    /** The rows of written tables that a row of this table refers to. */
    public static List<Reference> references(String table) {
        return REFERENCES.getOrDefault(table, List.of());
    }
}

package io.twinstore.application.comparing;

import io.twinstore.domain.query.Listing;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.rows.TableSchema;
import io.twinstore.domain.services.Service;
import io.twinstore.domain.services.ServiceColumns;
import io.twinstore.domain.values.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows with a value in every column. */
final class SampleRows {
    private static final Map<String, Object> VALUES = Map.of(
            "integer",
            7,
            "bigint",
            9_007_199_254_740_993L,
            "boolean",
            true,
            "text",
            "x",
            "date",
            "2026-03-01",
            "time",
            "10:15:00",
            "timestamptz",
            "2026-03-01T10:00:00.123456Z",
            "jsonb",
            Map.of("a", List.of(1)),
            "uuid",
            "00000000-0000-0000-0000-000000000001",
            "numeric",
            new BigDecimal("1.50"));

    private SampleRows() {}

    static Json.Obj row(TableSchema<?> schema) {
        var members = new LinkedHashMap<String, Object>();
        for (var column : schema.columns()) {
            var value = VALUES.getOrDefault(column.type().name().replace("[]", ""), "no sample");
            members.put(column.name(), column.type().isArray() ? List.of(value) : value);
        }
        return (Json.Obj) Json.of(members);
    }

    static <A> Row<A> fields(TableSchema<A> schema, Map<String, ?> changes) {
        var members = new LinkedHashMap<String, Object>(row(schema).members());
        members.putAll(changes);
        return schema.read((Json.Obj) Json.of(members));
    }

    /** A service with this id and these values in place of the sample's. */
    static Row<Service> service(int id, Map<String, ?> changes) {
        var all = new LinkedHashMap<String, Object>(Map.of("id", id, "yclients_id", id));
        all.putAll(changes);
        return fields(ServiceColumns.SCHEMA, all);
    }

    static Row<Service> service(int id) {
        return service(id, Map.of());
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the list only reads them
    static <A> Listing<Row<A>> answer(Row<A>... rows) {
        return new Listing<>(List.of(rows), false);
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the list only reads them
    static <A> Listing<Row<A>> cut(Row<A>... rows) {
        return new Listing<>(List.of(rows), true);
    }
}

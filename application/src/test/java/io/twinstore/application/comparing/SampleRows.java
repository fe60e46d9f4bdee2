package io.twinstore.application.comparing;

import io.twinstore.domain.query.Listing;
import io.twinstore.domain.rows.Fields;
import io.twinstore.domain.rows.Shape;
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

    static Json.Obj row(Shape<?> shape) {
        var members = new LinkedHashMap<String, Object>();
        for (var column : shape.columns()) {
            var value = VALUES.getOrDefault(column.type().name().replace("[]", ""), "no sample");
            members.put(column.name(), column.type().isArray() ? List.of(value) : value);
        }
        return (Json.Obj) Json.of(members);
    }

    static <A> Fields<A> fields(Shape<A> shape, Map<String, ?> changes) {
        var members = new LinkedHashMap<String, Object>(row(shape).members());
        members.putAll(changes);
        return shape.read((Json.Obj) Json.of(members));
    }

    /** A service with this id and these values in place of the sample's. */
    static Fields<Service> service(int id, Map<String, ?> changes) {
        var all = new LinkedHashMap<String, Object>(Map.of("id", id, "yclients_id", id));
        all.putAll(changes);
        return fields(ServiceColumns.SHAPE, all);
    }

    static Fields<Service> service(int id) {
        return service(id, Map.of());
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the list only reads them
    static <A> Listing<Fields<A>> answer(Fields<A>... rows) {
        return new Listing<>(List.of(rows), false);
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the list only reads them
    static <A> Listing<Fields<A>> cut(Fields<A>... rows) {
        return new Listing<>(List.of(rows), true);
    }
}

package io.twinstore.application.comparing;

import io.twinstore.domain.rows.Column;
import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.rows.Shape;
import io.twinstore.domain.values.Json;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An aggregate as the row that it came from: its components are the columns, in camelCase. */
final class AggregateRow {
    private AggregateRow() {}

    static Json.Obj of(Shape<?> shape, Object aggregate) {
        Map<String, RecordComponent> components = new HashMap<>();
        for (var component : aggregate.getClass().getRecordComponents()) {
            components.put(component.getName(), component);
        }
        var members = new LinkedHashMap<String, Json>();
        for (var column : shape.columns()) {
            members.put(column.name(), value(column, components.get(camelCase(column.name())), aggregate));
        }
        return new Json.Obj(members);
    }

    @SuppressWarnings("unchecked") // the component holds what the column's type gave
    private static Json value(Column<?, ?> column, @Nullable RecordComponent component, Object aggregate) {
        if (component == null) {
            throw new IllegalStateException("no component holds " + column);
        }
        try {
            return ((ColumnType<Object>) column.type())
                    .write(component.getAccessor().invoke(aggregate));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(column + " cannot be read from its aggregate", e);
        }
    }

    private static String camelCase(String column) {
        var name = new StringBuilder();
        for (var word : column.split("_", -1)) {
            name.append(name.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }
}

package io.twinstore.postgres.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.twinstore.domain.values.Json;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What contenders answered, made comparable: each row as its values by the names of its fields, whatever its class. */
final class Answers {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Answers() {}

    /** All values but the times of writing, which differ from call to call. */
    static List<Map<String, @Nullable Object>> values(List<?> rows) throws ReflectiveOperationException {
        var values = new ArrayList<Map<String, @Nullable Object>>();
        for (var row : rows) {
            values.add(values(row));
        }
        return values;
    }

    private static Map<String, @Nullable Object> values(Object row) throws ReflectiveOperationException {
        var values = new TreeMap<String, @Nullable Object>();
        for (var field : row.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.getName().equals("updatedAt")) {
                values.put(field.getName(), value(field, row));
            }
        }
        return values;
    }

    private static @Nullable Object value(Field field, Object row) throws ReflectiveOperationException {
        field.setAccessible(true);
        var value = field.get(row);
        if (value instanceof Object[] array) {
            return Arrays.asList(array);
        }
        if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        boolean json = value instanceof Json || (value instanceof String text && text.matches("(?s)[\\[{].*"));
        return json ? parsed(value.toString()) : value;
    }

    private static Object parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

package io.twinstore.domain.rows;

import io.twinstore.domain.values.Json;
import java.util.stream.Collectors;

/** JSON values as the text that PostgreSQL's input functions read. */
final class Literal {
    private Literal() {}

    static String of(Json value) {
        return value instanceof Json.Arr array ? array(array) : scalar(value);
    }

    private static String array(Json.Arr array) {
        return array.elements().stream().map(Literal::element).collect(Collectors.joining(",", "{", "}"));
    }

    private static String element(Json element) {
        if (element instanceof Json.Arr nested) {
            return array(nested);
        }
        return element.equals(Json.NULL)
                ? "NULL"
                : '"' + scalar(element).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String scalar(Json value) {
        return value instanceof Json.Str text ? text.value() : value.toString();
    }
}

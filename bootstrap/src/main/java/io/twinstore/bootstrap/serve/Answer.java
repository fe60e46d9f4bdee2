package io.twinstore.bootstrap.serve;

import java.util.LinkedHashMap;
import java.util.Map;

/** A whole answer, whose body is UTF-8. */
record Answer(int status, String type, String body, Map<String, String> headers) {
    static final String JSON = "application/json; charset=utf-8";

    static Answer text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text + "\n");
    }

    static Answer of(int status, String type, String body) {
        return new Answer(status, type, body, Map.of());
    }

    Answer with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, type, body, more);
    }
}

package io.twinstore.bootstrap.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.twinstore.schema.TestDatabase;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** The sandbox answers the golden cases of the wire protocol as PostgREST does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoldenCasesTest {
    private final TestDatabase database = TestDatabase.empty();
    private final Map<List<String>, Sandbox> sandboxes = new HashMap<>();
    private boolean changed;

    @BeforeAll
    void load() throws SQLException {
        Wire.execute(database, GoldenCase.resource("fixture.sql"));
    }

    @AfterAll
    void stop() {
        sandboxes.values().forEach(Sandbox::close);
        database.close();
    }

    @TestFactory
    Stream<DynamicTest> cases() {
        return GoldenCase.all().stream()
                .map(golden -> DynamicTest.dynamicTest(golden.title(), () -> check(golden, golden.target())));
    }

    @TestFactory
    Stream<DynamicTest> casesWithTheTargetFullyEncoded() {
        return GoldenCase.all().stream()
                .filter(golden -> golden.target().matches(".*[,()*:'].*"))
                .map(golden -> DynamicTest.dynamicTest(golden.title(), () -> check(golden, encoded(golden.target()))));
    }

    private void check(GoldenCase golden, String target) throws IOException, InterruptedException, SQLException {
        if (changed) {
            load();
        }
        boolean isRead = golden.method().equals("GET") || golden.method().equals("HEAD");
        changed = !isRead && golden.status() < 400;
        Map<String, String> headers = new HashMap<>(golden.requestHeaders());
        headers.put("apikey", Wire.KEY);
        HttpResponse<String> answer = Wire.call(
                sandboxes.computeIfAbsent(golden.setup(), this::start),
                golden.method(),
                target,
                headers,
                golden.requestBody());
        assertEquals(golden.status(), answer.statusCode(), answer::body);
        golden.headers()
                .forEach((name, value) -> assertEquals(
                        value, answer.headers().firstValue(name).orElse(""), name + " of " + answer.body()));
        checkBody(golden, answer.body());
    }

    private static void checkBody(GoldenCase golden, String body) {
        switch (golden.bodyMark()) {
            case "<<" -> assertEquals(Wire.json(golden.body()), Wire.json(body));
            case "<~" -> {
                JsonNode actual = Wire.json(body);
                Wire.json(golden.body())
                        .properties()
                        .forEach(field -> assertEquals(field.getValue(), actual.path(field.getKey()), field.getKey()));
            }
            default -> assertEquals(golden.body(), body);
        }
    }

    private Sandbox start(List<String> setup) {
        int maxRows = 1000;
        for (String line : setup) {
            if (line.startsWith("max-rows ")) {
                maxRows = Integer.parseInt(line.substring("max-rows ".length()));
            }
        }
        return Sandbox.start(Wire.settings(database, maxRows), setup.contains("safe-update"));
    }

    private static String encoded(String target) {
        return target.replace(",", "%2C")
                .replace("(", "%28")
                .replace(")", "%29")
                .replace("*", "%2A")
                .replace(":", "%3A")
                .replace("'", "%27");
    }
}

package io.twinstore.bootstrap.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twinstore.bootstrap.state.TwoStores;
import io.twinstore.schema.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark of two stores that hold the sample data; how fast they are is never asserted. */
class BenchmarkCommandTest {
    @TempDir
    private Path directory = Path.of("");

    private final SampleSource samples = new SampleSource(1_000);
    private final TestDatabase other = TestDatabase.migrated();

    @AfterEach
    void stop() {
        samples.close();
        other.close();
    }

    private CommandRun run(TestDatabase target, String... arguments) {
        var all = new ArrayList<>(List.of("benchmark", "--calls", "4"));
        all.addAll(List.of(arguments));
        all.addAll(SampleSource.target(target.jdbcUrl(), target));
        all.addAll(samples.settings());
        return CommandRun.of(Map.of(), directory, all.toArray(String[]::new));
    }

    private static JsonNode json(CommandRun run) throws IOException {
        var json = new ObjectMapper().readTree(run.out());
        assertEquals(json.get("good").asBoolean() ? 0 : 1, run.status(), json::toString);
        return json;
    }

    @Test
    void equalStoresAreTimedInFiveOperations() throws IOException {
        var json = json(run(samples.database(), "--json"));
        var asked = new ArrayList<String>();
        json.get("operations").forEach(operation -> {
            assertTrue(operation.get("equal").asBoolean(), json::toString);
            double average = operation.get("postgres").get("average").asDouble();
            assertEquals(
                    operation.get("supabase").get("average").asDouble() / average,
                    operation.get("timesFaster").asDouble(),
                    1e-9);
            asked.add(operation.get("operation").asText() + " " + operation.get("rows"));
        });
        assertEquals(
                List.of("getCompany 1", "getClientByPhone 1", "getServices 52"), asked.subList(0, 3), asked::toString);
        assertTrue(asked.get(3).matches("getStaffSchedules [1-9]\\d*"), asked::toString);
        assertTrue(asked.get(4).startsWith("getUpcomingAppointments "), asked::toString);
        assertEquals(0, json.get("notComparable").size(), json::toString);
    }

    @Test
    void differentRowsAreNotComparable() throws IOException, SQLException {
        TwoStores.execute(other, """
                insert into companies (id, company_id, title) values (1, 962302, 'Other');
                insert into clients (id, yclients_id, company_id, name, phone) values (1, 1, 962302, 'Anna', '79161234560')""");
        var json = json(run(other, "--json"));
        assertEquals(false, json.get("good").asBoolean());
        var reason = json.get("notComparable").get(0).asText();
        assertTrue(reason.startsWith("the two answered different rows to getCompany, getClientByPhone"), reason);
        var text = run(other).done(1).out();
        assertTrue(text.contains("Not comparable: the two answered different rows"), text);
        assertTrue(text.contains("twinstore validate"), text);
    }

    @Test
    void whatCannotBeAskedIsRefusedInOneLine() {
        run(other).refused(3, "POSTGRES holds no company to ask for; move the data first");
        run(samples.database(), "--company", "1").refused(3, "POSTGRES holds no client of the company 1 to ask for");
        run(other, "--calls", "0").refused(2, "--calls");
    }
}

package io.twinstore.bootstrap.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.bootstrap.state.TwoStores;
import io.twinstore.bootstrap.wiring.Wiring;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** GO or NO-GO over two real stores; its rules are tested in the application. */
class ReadinessCommandTest {
    private final TwoStores stores = TwoStores.start();

    @AfterEach
    void stop() {
        stores.close();
    }

    private CommandRun run(String... arguments) {
        return CommandRun.of(
                stores.settings("TWINSTORE_HEALTH_SECONDS=1"), stores.state().path(), arguments);
    }

    /** The lines of the answer by what they ask for. */
    private JsonNode lines() throws IOException {
        var mapper = new ObjectMapper();
        var lines = mapper.createObjectNode();
        mapper.readTree(run("readiness", "--json").done(1).out())
                .get("lines")
                .forEach(line -> lines.set(line.get("what").asText(), line));
        return lines;
    }

    @Test
    void nothingMeasuredIsANoGoThatSaysWhatToType() throws IOException {
        var text = run("readiness").done(1).out();
        assertTrue(text.contains("\nNO-GO: "), text);
        var lines = lines();
        assertEquals(
                "twinstore validate",
                lines.get("every table equal").get("command").asText());
        assertEquals("not measured", lines.get("smoke test").get("measured").asText());
        assertTrue(lines.get("foreign keys").get("good").asBoolean(), lines::toString);
        assertTrue(run("status").done(0).out().contains("NO-GO: "));
    }

    @Test
    void whatWasShownAndMeasuredIsSeen() throws IOException {
        run("flags", "set", "DUAL_WRITE=true").done(0);
        run("validate").done(0);
        run("flags", "set", "TIMEWEB_API=true").done(0);
        try (var program = Wiring.open(stores.configuration("DUAL_WRITE=true"), Clock.systemUTC())) {
            program.dataLayer(CallingModule.API).getStaff(1, true);
        }
        var lines = lines();
        assertTrue(lines.get("every table equal").get("good").asBoolean(), lines::toString);
        assertTrue(lines.get("unverified divergence").get("good").asBoolean(), lines::toString);
        assertEquals("0 of 1", lines.get("calls that fail").get("measured").asText());
        assertTrue(lines.get("p95 of PostgreSQL").get("measured").asText().endsWith(" ms"), lines::toString);
        assertTrue(lines.get("connections in use").get("measured").asText().startsWith("at most "), lines::toString);
    }

    @Test
    void preflightAndTheAgeOfTheCopyAreSeen() throws IOException, SQLException {
        assertEquals("not measured", lines().get("preflight").get("measured").asText());
        var lag = lines().get("lag of catch-up");
        assertTrue(lag.get("measured").asText().startsWith("no copy is known of companies, clients"), lag::toString);
        assertEquals("twinstore catch-up", lag.get("command").asText());
        TwoStores.execute(
                stores.supabase(), "insert into companies (id, company_id, title) values (1, 962302, 'Salon')");
        run("preflight").done(0);
        run("catch-up").done(0);
        assertEquals(
                "The move may start", lines().get("preflight").get("measured").asText());
        assertEquals("0 min", lines().get("lag of catch-up").get("measured").asText());
        assertTrue(lines().get("lag of catch-up").get("good").asBoolean());
        run("flags", "set", "DUAL_WRITE=true").done(0);
        assertEquals(
                "not asked for: each write goes to both",
                lines().get("lag of catch-up").get("measured").asText());
    }

    @Test
    void anOrphanInPostgresIsANoGo() throws IOException, SQLException {
        TwoStores.execute(
                stores.postgres(),
                "set session_replication_role = replica;"
                        + "insert into clients (yclients_id, company_id, phone) values (1, 4711, '79160000000')");
        assertEquals(
                "1 of clients (clients_company_id_fkey)",
                lines().get("foreign keys").get("measured").asText());
    }

    @Test
    void aPostgresThatIsNotThereIsALineThatNamesIt() {
        var gone = CommandRun.of(
                stores.settings("DATABASE_URL=postgresql://u:x@127.0.0.1:1/d"),
                stores.state().path(),
                "readiness");
        var text = gone.done(1).out();
        assertTrue(text.contains("PostgreSQL: cannot be reached"), text);
    }

    @Test
    void wrongTargetsAreWrongUsage() {
        run("readiness", "--max-age=25").done(2);
        run("readiness", "--max-error-rate=-1").done(2);
        run("readiness", "--max-lag=-1").done(2);
    }
}

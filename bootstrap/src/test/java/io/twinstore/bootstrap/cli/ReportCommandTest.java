package io.twinstore.bootstrap.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.bootstrap.state.TwoStores;
import io.twinstore.bootstrap.wiring.Wiring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of a move over two real stores. */
class ReportCommandTest {
    private static final String PHONE = "79161234567";
    private static final String SALON = """
            insert into companies (id, company_id, title) values (1, 962302, 'Салон');
            insert into clients (id, yclients_id, company_id, name, phone) values (1, 1, 962302, 'Анна', '%s');
            insert into services (id, yclients_id, company_id, title) values (1, 1, 962302, '<b>Haircut</b>');
            """.formatted(PHONE);

    private final TwoStores stores = TwoStores.start();

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        stores.close();
    }

    private CommandRun run(String... arguments) {
        return CommandRun.of(stores.settings("DUAL_WRITE=false"), stores.state().path(), arguments);
    }

    private void move() throws SQLException {
        TwoStores.execute(stores.supabase(), SALON);
        run("flags", "set", "DUAL_WRITE=true").done(0);
        run("export", "--out=" + directory.resolve("export")).done(0);
        run("import", "--in=" + directory.resolve("export")).done(0);
        run("validate").done(0);
        run("benchmark", "--calls=20");
        run("readiness");
        run("flags", "set", "TIMEWEB_API=25%").done(0);
        try (var program = Wiring.open(stores.configuration("DUAL_WRITE=true"), Clock.systemUTC())) {
            program.dataLayer(CallingModule.SYNC).getServices(962_302, true);
        }
    }

    @Test
    void aWholeMoveIsToldWithoutAValueOfARow() throws IOException, SQLException {
        move();
        var json = new ObjectMapper().readTree(run("report", "--json").done(0).out());
        assertEquals(3, json.get("export").get("totalRows").asInt());
        assertEquals("equal", json.get("validation").get("verdict").asText());
        assertEquals(5, json.get("benchmark").get("operations").size());
        assertTrue(json.get("calls").get("calls").asInt() >= 1, json::toString);
        assertEquals(
                "DUAL_WRITE",
                json.get("flags").get(1).get("changed").fieldNames().next());
        assertEquals(
                "25%",
                json.get("flags").get(2).get("changed").get("TIMEWEB_API").asText());
        var page = Files.readString(stores.state().path().resolve("report.html"));
        assertTrue(
                page.contains(
                        json.get("export").get("tables").get(0).get("sha256").asText()),
                page);
        assertTrue(page.contains("TIMEWEB_API=25%"), page);
        for (var value : new String[] {PHONE, "Анна", "Haircut"}) {
            assertFalse(page.contains(value) || json.toString().contains(value), value);
        }
    }

    @Test
    void aMoveInOneStepIsHeldAgainstItsForecast() throws IOException, SQLException {
        TwoStores.execute(stores.supabase(), SALON);
        assertTrue(run("move", "--json").done(0).out().contains("\"totalRows\":3,\"forecast\":null}"));
        assertFalse(reportPage().contains("The forecast and what came"));
        run("preflight").done(0);
        var moved = run("move").done(0).out();
        assertTrue(
                moved.strip()
                        .matches("(?s).*Moved from \\S+; forecast [0-9.]+ m?s, took [0-9.]+ s \\([0-9.]+ of it\\)"),
                moved);
        var json = new ObjectMapper().readTree(run("report", "--json").done(0).out());
        assertEquals(3, json.at("/loaded/totalRows").asInt(), json::toString);
        assertEquals(3, json.at("/forecast/forecastRows").asInt(), json::toString);
        assertEquals(3, json.at("/forecast/rows").asInt(), json::toString);
        assertTrue(json.at("/forecast/tookMillis").asLong() > 0, json::toString);
        var page = reportPage();
        assertTrue(page.contains("The forecast and what came"), page);
        assertTrue(page.contains("<dt>rows moved</dt><dd>3</dd>"), page);
        assertTrue(
                page.contains("<td class=\"\">companies</td><td class=\"number\">1</td>"),
                page); // though not validated
    }

    @Test
    void aMoveThatGoesOnWithAnEarlierRunIsNotHeldAgainstTheForecast() throws IOException, SQLException {
        TwoStores.execute(stores.supabase(), SALON);
        run("preflight").done(0);
        run("export", "--out=" + stores.state().path().resolve("export")).done(0);
        var moved = run("move", "--json").done(0);
        assertTrue(moved.err().contains("the files of an earlier run are whole"), moved.err());
        assertTrue(moved.out().contains("\"totalRows\":3,\"forecast\":null}"), moved.out());
        assertFalse(reportPage().contains("The forecast and what came"));
    }

    private String reportPage() throws IOException {
        run("report").done(0);
        return Files.readString(stores.state().path().resolve("report.html")).replace("\n", "");
    }

    @Test
    void thePageAsksForNothing() throws IOException, SQLException {
        move();
        run("report").done(0);
        var page = Files.readString(stores.state().path().resolve("report.html"));
        assertFalse(
                Pattern.compile("<script|<link|<img|src=|href=|url\\(|@import")
                        .matcher(page)
                        .find(),
                page);
    }

    @Test
    void aMoveThatHasNotBegunIsReportedToo() throws IOException {
        var file = directory.resolve("report.html");
        assertTrue(run("report", "--out=" + file).done(0).out().contains(file.toString()));
        assertTrue(Files.readString(file).contains("not measured"));
    }

    @Test
    void aFileThatCannotBeWrittenIsSaid() {
        var error = run("report", "--out=" + directory.resolve("gone/report.html"))
                .done(3)
                .err();
        assertTrue(error.contains("name a file in a directory that exists"), error);
    }
}

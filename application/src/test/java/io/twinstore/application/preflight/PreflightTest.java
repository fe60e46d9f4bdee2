package io.twinstore.application.preflight;

import static io.twinstore.application.preflight.TwoSides.column;
import static io.twinstore.application.preflight.TwoSides.kind;
import static io.twinstore.application.preflight.TwoSides.number;
import static io.twinstore.application.preflight.TwoSides.put;
import static io.twinstore.application.preflight.TwoSides.server;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.preflight.Finding.Severity;
import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.errors.StoreException.TimedOut;
import io.twinstore.domain.inspection.ColumnFacts.Kind;
import io.twinstore.domain.inspection.DatabaseFacts;
import io.twinstore.domain.inspection.SourceFacts;
import io.twinstore.domain.inspection.SourceTable.Access;
import io.twinstore.domain.tables.ConstraintReport;
import io.twinstore.domain.tables.ConstraintReport.Violation;
import io.twinstore.domain.values.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of two sound sides one thing is made unsound, and exactly that must be found. */
class PreflightTest {
    private final TwoSides sides = new TwoSides();

    private List<Finding> found(Severity severity) {
        return sides.result().findings().stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
    }

    private void assertFinding(Severity severity, String where, String words) {
        var found = found(severity);
        assertEquals(1, found.size(), found::toString);
        var finding = found.get(0);
        assertEquals(where, finding.where() + (finding.subject() == null ? "" : ", " + finding.subject()));
        assertTrue((finding.what() + "; " + finding.whatToDo()).contains(words), finding::toString);
        assertEquals(severity != Severity.BLOCKING, sides.result().mayStart());
    }

    private void assertBlocked(String where, String words) {
        assertFinding(Severity.BLOCKING, where, words);
    }

    private void assertWarned(String where, String words) {
        assertFinding(Severity.WARNING, where, words);
        assertEquals(List.of(), found(Severity.BLOCKING));
    }

    @Test
    void twoSoundSidesHaveNotesAlone() {
        assertEquals(List.of(), found(Severity.BLOCKING));
        assertEquals(List.of(), found(Severity.WARNING));
        assertTrue(sides.result().mayStart());
    }

    @Test
    void aTableThatTheTargetLacks() {
        sides.hasTable = false;
        assertBlocked("the target, clients", "schema migrate");
    }

    @ParameterizedTest
    @CsvSource({"MISSING, serves no such table", "REFUSED, the key is accepted"})
    void aTableThatCannotBeRead(Access access, String words) {
        sides.access = access;
        assertBlocked("the source, clients", words);
    }

    @Test
    void aKeyFromWhichRowsMayBeHidden() {
        sides.from = new SourceFacts("the source", true, "it is anon; use the secret key", false, List.of());
        assertBlocked("the source", "use the secret key");
        sides.from = new SourceFacts("the source", true, "it is anon; use the secret key", true, List.of());
        assertWarned("the source", "you have said that none is");
    }

    @Test
    void aDescriptionThatIsClosed() {
        sides.from = new SourceFacts("the source", false, null, false, List.of());
        assertWarned("the source", "types and lengths are not compared");
    }

    @Test
    void aTableOfWhichNothingIsKnown() {
        sides.source.clear();
        sides.hasRows = false;
        assertWarned("the source, clients", "sees no row");
    }

    @Test
    void aColumnThatTheTargetLacksAndAnotherThatMayBeIt() {
        sides.target.remove("phone");
        assertBlocked("the target, clients.phone", "the target lacks this column;");
        put(sides.target, column("phone_number", "character varying", 50, true));
        assertBlocked("the target, clients.phone", "(the target's phone_number may be the same)");
    }

    @Test
    void aColumnThatTheSchemaDoesNotKnow() {
        put(sides.source, column("shoe_size", "integer", null, true));
        assertBlocked("the source, clients.shoe_size", "the schema has no such column, so import refuses");
        put(sides.target, column("shoe_size", "integer", null, true));
        assertBlocked("the source, clients.shoe_size", "the schema has no such column, so import refuses");
    }

    @Test
    void aColumnThatTheSourceLacks() {
        put(sides.target, column("score", "integer", null, true));
        assertEquals(List.of(), found(Severity.WARNING));
        put(sides.target, column("score", "integer", null, false));
        assertBlocked("the target, clients.score", "demands a value");
        sides.target.remove("score");
        sides.source.remove("id");
        assertBlocked("the source, clients.id", "primary key");
    }

    @Test
    void aColumnThatBothLack() {
        sides.source.remove("total");
        sides.target.remove("total");
        assertBlocked("the target, clients.total", "both stores lack");
    }

    @ParameterizedTest
    @CsvSource({
        "smallint, which is narrower",
        "text, another type",
    })
    void aTypeThatDoesNotFit(String type, String words) {
        put(sides.target, column("id", type, null, false));
        assertBlocked("the target, clients.id", words);
    }

    @Test
    void aNumberWithFewerDigits() {
        put(sides.target, number("total", 11, 2));
        assertBlocked("the target, clients.total", "numeric(12,2) in the source, numeric(11,2) in the target");
        put(sides.target, number("total", 14, 1));
        assertBlocked("the target, clients.total", "fewer digits");
        put(sides.target, number("total", 13, 3));
        assertEquals(List.of(), found(Severity.BLOCKING));
    }

    @Test
    void aTextThatIsTooLongBlocksAndOneThatMayComeIsWarnedOf() {
        put(sides.target, column("phone", "character varying", 20, false));
        assertWarned("the target, clients.phone", "no row is longer now");
        sides.anyRow = () -> true;
        assertBlocked("the target, clients.phone", "a row has a longer text");
        sides.anyRow = () -> {
            throw new TimedOut("too slow", null);
        };
        assertWarned("the target, clients.phone", "cannot say in time");
    }

    @Test
    void aValueThatTheTargetDemands() {
        put(sides.source, column("phone", "character varying", 50, true));
        assertWarned("the target, clients.phone", "every row has one now");
        sides.anyRow = () -> true;
        assertBlocked("the target, clients.phone", "a row of the source has none");
    }

    @ParameterizedTest
    @CsvSource({"GENERATED, make it a plain column", "IDENTITY_ALWAYS, set generated by default"})
    void aColumnThatMakesItsOwnValues(Kind kind, String words) {
        put(sides.target, kind("id", kind));
        assertBlocked("the target, clients.id", words);
    }

    @Test
    void anInstantWithoutZone() {
        put(sides.source, column("id", "timestamp without time zone", null, false));
        put(sides.target, column("id", "timestamp with time zone", null, false));
        assertBlocked("the source, clients.id", "in which zone");
        put(sides.target, column("id", "timestamp without time zone", null, false));
        assertWarned("the target, clients.id", "on both sides");
    }

    @Test
    void aPrivilegeThatTheUserLacks() {
        sides.lacking = List.of("INSERT", "UPDATE on sequence clients_id_seq");
        assertBlocked("the target, clients", "lacks INSERT, UPDATE on sequence clients_id_seq");
    }

    @Test
    void rowSecurityOfTheTarget() {
        sides.rowSecurity = true;
        assertBlocked("the target, clients", "row-level security");
    }

    @Test
    void aServerThatWillNotDo() {
        sides.server = server(110_022, "UTF8", true, true, "pg_trgm");
        assertBlocked("the target", "PostgreSQL 12 or newer");
        sides.server = server(150_018, "SQL_ASCII", false, true, "pg_trgm");
        assertBlocked("the target", "encoding UTF8");
        sides.server = server(150_018, "UTF8", false, true, "pg_trgm");
        assertBlocked("the target", "ctype");
        sides.server = server(150_018, "UTF8", true, false, "pg_trgm");
        assertBlocked("the target", "grant temporary");
        sides.server = server(150_018, "UTF8", true, true, "plpgsql");
        assertWarned("the target", "pg_trgm");
    }

    @Test
    void rowsOfTheTargetThatBreakItsKeys() {
        sides.violations = List.of(new Violation(ConstraintReport.Kind.FOREIGN_KEY, "bookings", "to_client", 3));
        assertBlocked("the target, bookings", "3 rows refer to missing ones (to_client)");
        sides.violations = List.of(new Violation(ConstraintReport.Kind.UNIQUE_KEY, "clients", "by_phone", 2));
        assertBlocked("the target, clients", "2 rows have the key of another (by_phone)");
        sides.violations = List.of(new Violation(ConstraintReport.Kind.SEQUENCE, "clients", "id", 5));
        assertWarned("the target, clients.id", "5 behind");
    }

    @Test
    void extremeRowsComeBackAsTheyWereSent() {
        var result = sides.result();
        assertTrue(result.mayStart());
        assertEquals(sides.scratch.rows.size(), result.tried());
        assertTrue(sides.scratch.rows.toString().contains("-2147483648"), sides.scratch.rows::toString);
        assertFalse(sides.scratch.open);
    }

    @ParameterizedTest
    @CsvSource({"total, '9999999999.99', '9999999999.990'", "total, '\"NaN\"', 'null'"})
    void aValueThatComesBackAsAnotherOne(String column, String sent, String back) {
        sides.scratch.change = row -> {
            var members = new LinkedHashMap<>(row.members());
            if (row.get(column).toString().equals(sent)) {
                members.put(column, back.equals("null") ? Json.NULL : Json.of(new BigDecimal(back)));
            }
            return new Json.Obj(members);
        };
        assertBlocked("the target, clients." + column, "comes back as another one");
        assertFalse(sides.scratch.open);
    }

    @Test
    void aRowThatIsRefused() {
        sides.scratch.change = row -> {
            throw new InvalidInput("clients, row 1, column phone: no");
        };
        assertBlocked("the target, clients", "row 1, column phone: no");
        assertFalse(sides.scratch.open);
    }

    @Test
    void aTargetThatGoesAwayEndsTheTrialAndTheScratchIsClosed() {
        sides.scratch.change = row -> {
            throw new TimedOut("too slow", null);
        };
        assertThrows(TimedOut.class, sides::result);
        assertFalse(sides.scratch.open);
    }

    @Test
    void whatIsUnsoundIsNotTried() {
        sides.rowSecurity = true;
        assertEquals(0, sides.result().tried());
        assertEquals(List.of(), sides.scratch.rows);
    }

    private void sourceRow(int id, String total) {
        sides.sourceRows.rows.add(new Json.Obj(
                Map.of("id", Json.of(id), "phone", Json.of("7"), "total", Json.of(new BigDecimal(total)))));
    }

    @Test
    void aPageOfTheSourceIsTriedByValueAndScaledUp() {
        for (int id = 1; id <= 5; id++) {
            sourceRow(id, "1.50");
        }
        sides.scratch.change = row -> {
            var members = new LinkedHashMap<>(row.members());
            members.computeIfPresent(
                    "total", (name, total) -> total.toString().equals("1.50") ? Json.of(new BigDecimal("1.5")) : total);
            return new Json.Obj(members);
        };
        var result = sides.result();
        assertEquals(List.of(), found(Severity.BLOCKING));
        var forecast = Objects.requireNonNull(result.forecast()).tables().get(0);
        assertEquals("clients", forecast.table());
        assertEquals(5, forecast.rows());
        assertEquals(2 + 3, forecast.requests());
        assertEquals(sides.sourceRows.rows.get(0).toString().length() * 5L, forecast.bytes());
    }

    @Test
    void aValueOfTheSourceThatComesBackAsAnotherOne() {
        sourceRow(1, "7.25");
        sides.scratch.change = row -> {
            var members = new LinkedHashMap<>(row.members());
            members.computeIfPresent(
                    "total", (name, total) -> total.toString().equals("7.25") ? Json.of(new BigDecimal("7.3")) : total);
            return new Json.Obj(members);
        };
        assertBlocked("the target, clients.total", "a value of the source comes back");
    }

    @Test
    void rowsThatMayBeHiddenAreNotForecast() {
        sides.from = new SourceFacts("the source", true, "it is anon", false, List.of());
        assertNull(sides.result().forecast());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "Europe/Moscow, timestamp without time zone, WARNING, clients.seen",
                "Europe/Moscow, timestamp with time zone, NOTE, rows do not change",
                "-, timestamp without time zone, NOTE, is not for this user to see",
            })
    void anotherTimeZone(@Nullable String zone, String type, Severity severity, String words) {
        put(sides.source, column("seen", type, null, true));
        put(sides.target, column("seen", type, null, true));
        sides.sourceDatabase = new DatabaseFacts(1, zone);
        var found = found(severity).stream()
                .filter(finding -> finding.what().contains("the time zone of new sessions"))
                .toList();
        assertEquals(1, found.size(), found::toString);
        assertTrue(found.get(0).what().contains(words), found::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "GMT", "Etc/Zulu", "etc/utc"})
    void anotherNameOfTheTimeZone(String zone) {
        sides.sourceDatabase = new DatabaseFacts(1, zone);
        sides.targetDatabase = new DatabaseFacts(1, zone.equals("etc/utc") ? "ETC/UTC" : "Etc/UTC");
        assertFalse(sides.result().findings().stream()
                .anyMatch(finding -> finding.what().contains("time zone of new sessions")));
    }

    @Test
    void theSpaceThatTheTargetNeeds() {
        sides.sourceDatabase = new DatabaseFacts(3_000_000_000L, "UTC");
        assertSpace("the source's tables have 3,000 MB", "these tables 2 MB", "have 6,000 MB free");
        sides.sourceDatabase = null;
        sourceRow(1, "7.25");
        assertSpace("have about 1 MB as JSON", "the database has 8 MB", "have 1 MB free");
        sides.from = new SourceFacts("the source", true, "it is anon", false, List.of());
        assertSpace("the source's are is not known", "leave free twice");
    }

    private void assertSpace(String... words) {
        var notes = found(Severity.NOTE).toString();
        for (var each : words) {
            assertTrue(notes.contains(each), () -> each + " is not in " + notes);
        }
    }

    @Test
    void aForecastScalesOnePage() {
        var page = new Forecast.Page(1000, 7, 40, 15, 100_000);
        assertEquals(
                new Forecast.TableForecast("clients", 10_500, 13, 427, 158, 1_050_000),
                Forecast.TableForecast.of("clients", 10_500, page));
        assertEquals(
                new Forecast.TableForecast("clients", 0, 2, 7, 0, 0),
                Forecast.TableForecast.of("clients", 0, new Forecast.Page(0, 7, 3, 1, 0)));
    }
}

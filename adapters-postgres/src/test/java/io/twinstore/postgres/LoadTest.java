package io.twinstore.postgres;

import static io.twinstore.postgres.StoreFixture.COMPANY;
import static io.twinstore.postgres.StoreFixture.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.errors.StoreException.Conflict;
import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.values.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadTest {
    private final StoreFixture fixture = new StoreFixture();

    @AfterEach
    void stop() {
        fixture.close();
    }

    private static Json.Obj client(int id, long yclientsId) {
        return row(
                "id",
                id,
                "yclients_id",
                yclientsId,
                "company_id",
                COMPANY,
                "phone",
                "79160000000",
                "updated_at",
                "2020-01-02T03:04:05.678901+00:00");
    }

    private <E extends StoreException> String refused(Class<E> type, String table, Json.Obj... rows) {
        var error = assertThrows(type, () -> fixture.load(table, List.of(rows)));
        assertEquals("0", fixture.query("select count(*) from " + table + " where id < 1000000000"));
        return String.valueOf(error.getMessage());
    }

    @Test
    void rowsKeepTheirTimestampsAndLoadingAgainChangesNothing() {
        assertEquals(2, fixture.load("clients", List.of(client(1, 11), client(2, 12))));
        assertEquals(2, fixture.load("clients", List.of(client(1, 11), client(2, 12))));
        assertEquals("2", fixture.query("select count(*) from clients"));
        assertEquals(
                "2020-01-02 03:04:05.678901+00",
                fixture.query("select (updated_at at time zone 'UTC')::text || '+00' from clients where id = 1"));
    }

    @Test
    void aRowWithTheSameKeyIsOverwritten() {
        fixture.load("clients", List.of(client(1, 11)));
        fixture.load("clients", List.of(client(1, 77)));
        assertEquals("77", fixture.query("select string_agg(yclients_id::text, ',') from clients"));
    }

    @Test
    void sequencesFollowAndNeverGoBack() {
        var id = 1_000_000_005;
        fixture.load("clients", List.of(client(1, 11), client(id, 12)));
        fixture.load("clients", List.of(client(2, 13)));
        assertEquals(id + 1 + "", fixture.query("select nextval(pg_get_serial_sequence('clients', 'id'))"));
    }

    @Test
    void aClashWithTheTargetNamesBothRows() {
        fixture.execute("insert into clients (id, yclients_id, company_id, phone) values (2000000000, 11, " + COMPANY
                + ", '79160000000')");
        assertEquals(
                "clients: the row with id 1 and the row with id 2000000000, in the target, have the same"
                        + " yclients_id, company_id; make one of them right",
                refused(Conflict.class, "clients", client(1, 11)));
    }

    @Test
    void aClashWithinTheFileNamesBothRows() {
        var message = refused(Conflict.class, "clients", client(1, 11), client(2, 11));
        assertEquals("clients: the row with id ", message.substring(0, 25));
        assertEquals(true, message.contains("also in the file, have the same yclients_id, company_id"));
    }

    @Test
    void whatCannotBeStoredIsNamedByRowAndColumn() {
        var members = new LinkedHashMap<>(client(2, 12).members());
        members.put("discount", Json.of(new BigDecimal("1.234")));
        assertEquals(
                "clients, row 1, column discount: has more than 2 decimals",
                refused(InvalidInput.class, "clients", new Json.Obj(members)));
        members.put("discount", Json.NULL);
        members.put("phone", Json.of("7".repeat(51)));
        assertEquals(
                "clients, row 1, column phone: is longer than 50 characters",
                refused(InvalidInput.class, "clients", new Json.Obj(members)));
        members.put("phone", Json.NULL);
        assertEquals(
                "clients, row 1: a value is missing that must not be null (phone)",
                refused(InvalidInput.class, "clients", new Json.Obj(members)));
        members.put("phone", Json.of("1"));
        members.put("surname", Json.of("x"));
        assertEquals(
                "clients, row 1: the target has no column surname; is its schema of another version?",
                refused(InvalidInput.class, "clients", new Json.Obj(members)));
    }

    @Test
    void aRowWithoutItsParentIsNamed() {
        var orphan = new LinkedHashMap<>(client(1, 11).members());
        orphan.put("company_id", Json.of(5));
        assertEquals(
                "clients: the row with id 1 refers by company_id to a row of companies that is not there;"
                        + " load that first",
                refused(InvalidInput.class, "clients", new Json.Obj(orphan)));
    }

    @Test
    void aRowThatIsThereTwiceIsNamed() {
        assertEquals(
                "clients: the row with id 1 is there twice",
                refused(InvalidInput.class, "clients", client(1, 11), client(1, 12)));
    }

    @Test
    void rowsOfOneLoadStateTheSameColumns() {
        var other = new LinkedHashMap<>(client(2, 12).members());
        other.put("name", Json.of("x"));
        assertEquals(
                "clients, row 2: states other columns than row 1",
                refused(InvalidInput.class, "clients", client(1, 11), new Json.Obj(other)));
    }

    @Test
    void whatOnlyPostgresqlKnowsIsCarriedAsText() {
        fixture.load(
                "staff_schedules",
                List.of(row(
                        "id", 1, "company_id", COMPANY, "staff_id", 5, "date", "infinity", "work_end", "24:00:00")));
        assertEquals("infinity 24:00:00", fixture.query("select date || ' ' || work_end from staff_schedules"));
        var row = fixture.store
                .tableReader()
                .readAfter(fixture.table("staff_schedules"), null, 10)
                .get(0);
        assertEquals(Json.of("24:00:00"), row.get("work_end"));
        assertEquals(Json.of("infinity"), row.get("date"));
    }

    @ParameterizedTest
    @CsvSource({
        "work_start, 10:00:00.1234567",
        "work_start, now",
        "date, 2026-01-02T23:30:00+03:00",
        "date, tomorrow",
        "last_updated, 2026-01-02T23:30:00.1234567+00:00",
        "last_updated, 2026-01-02"
    })
    void whatPostgresqlWouldRoundCutOrEvaluateIsRefused(String column, String value) {
        var members = new LinkedHashMap<>(row("id", 1, "company_id", COMPANY, "staff_id", 5, "date", "2026-01-02")
                .members());
        members.put(column, Json.of(value));
        var message = refused(InvalidInput.class, "staff_schedules", new Json.Obj(members));
        assertEquals("staff_schedules, row 1, column " + column, message.substring(0, 31 + column.length()));
    }

    @Test
    void messagesBringTheirPartitions() {
        var id = "00000000-0000-0000-0000-000000000001";
        fixture.load(
                "messages",
                List.of(row(
                        "id",
                        id,
                        "company_id",
                        COMPANY,
                        "direction",
                        "inbound",
                        "created_at",
                        "2019-05-31T23:30:00-05:00")));
        assertEquals("messages_2019_06", fixture.query("select tableoid::regclass from messages"));
    }

    @Test
    void aRowWithAKeyOfTextIsNamedByItsPlace() {
        var key = row("company_id", "962302", "key_type", "session", "key_id", "79161234567.0", "value", 1);
        var other = row("company_id", "962302", "key_type", "session", "key_id", "79161234568.0", "value", 1);
        var error = assertThrows(InvalidInput.class, () -> fixture.load("whatsapp_keys", List.of(other, key, key)));
        assertEquals("whatsapp_keys: the row with number 2 is there twice", error.getMessage());
    }

    @Test
    void nothingIsSeenBeforeTheCommit() {
        try (var load = fixture.store.tableWriter().begin()) {
            load.load(fixture.table("clients"), List.of(client(1, 11)).iterator());
            assertEquals("0", fixture.query("select count(*) from clients"));
        }
        assertEquals("0", fixture.query("select count(*) from clients"));
    }
}

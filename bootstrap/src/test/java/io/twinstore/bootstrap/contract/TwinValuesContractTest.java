package io.twinstore.bootstrap.contract;

import static io.twinstore.bootstrap.contract.Twins.blocked;
import static io.twinstore.bootstrap.contract.Twins.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.clients.ClientColumns;
import io.twinstore.domain.contract.Rows;
import io.twinstore.domain.rows.JsonNulls;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.values.Json;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values are carried as they are, also those that the domain does not have, or not at all. */
class TwinValuesContractTest extends StoreContract {
    private static final String PAST = "2020-02-29T23:59:59.123456+00:00";

    private Twins twins() {
        return new Twins(store());
    }

    private Json.Obj client() {
        return twins().row("clients", company);
    }

    private static RowKey clientKey(Json.Obj row) {
        return RowKey.of(ClientColumns.SCHEMA, row);
    }

    @ParameterizedTest
    @CsvSource({
        "last_visit_date, infinity",
        "last_visit_date, -infinity",
        "first_visit_date, 0044-03-15 BC",
        "last_sync_at, infinity",
        "last_sync_at, 10000-01-01T00:00:00+00:00",
        "discount, NaN"
    })
    void valuesThatTheDomainDoesNotHaveAreCarried(String column, String value) throws SQLException {
        long id = Rows.id();
        insert(
                "clients",
                List.of(Map.<String, @Nullable Object>of(
                        "yclients_id", id, "company_id", company, "phone", Rows.phone(), column, value)));
        carried(new RowKey("clients", List.of(String.valueOf(id), String.valueOf(company))), column, Json.of(value));
    }

    @Test
    void theHourTwentyFourAndArraysOfSeveralDimensionsAreCarried() throws SQLException {
        long staff = Rows.id();
        insert(
                "staff_schedules",
                List.of(Map.<String, @Nullable Object>of(
                        "staff_id", staff, "company_id", company, "date", "2026-03-14", "work_end", "24:00")));
        carried(
                new RowKey("staff_schedules", List.of(String.valueOf(staff), "2026-03-14")),
                "work_end",
                Json.of("24:00:00"));

        var nested = List.of(List.of(1, 2), List.of(3, 4));
        insert(
                "clients",
                List.of(Map.<String, @Nullable Object>of(
                        "yclients_id", staff, "company_id", company, "phone", Rows.phone(), "branch_ids", nested)));
        carried(
                new RowKey("clients", List.of(String.valueOf(staff), String.valueOf(company))),
                "branch_ids",
                Json.of(nested));
    }

    private void carried(RowKey key, String column, Json value) {
        var row = twins().present(key);
        assertEquals(value, row.get(column));
        assertEquals(Map.of(), twins().apply(key, null));
        twins().put(key, row);
        twins().put(key, row);
    }

    /** To the data layer it is no value; a copy must know it, since PostgreSQL tells the two apart. */
    @Test
    void aJsonNullIsCarriedOrRefusedButNeverTakenForNoValue() {
        var row = client();
        var key = clientKey(row);
        assertEquals(Set.of(), JsonNulls.of(row));
        var failures = twins().apply(key, JsonNulls.in(row, List.of("preferences", "ai_context")));
        if (kind == StoreKind.POSTGRES) {
            assertEquals(Map.of(), failures);
            assertEquals(Set.of("ai_context", "preferences"), JsonNulls.of(twins().present(key)));
            twins().put(key, row);
        } else {
            var reason = blocked(failures, key);
            assertTrue(reason.contains("JSON null in ai_context, preferences"), reason);
        }
        assertEquals(Set.of(), JsonNulls.of(twins().present(key)));
    }

    @Test
    void aChangeKeepsTheTimestampsThatItIsGiven() {
        var row = with(client(), "updated_at", PAST);
        twins().put(clientKey(row), row);
        twins().put(clientKey(row), with(row, "name", "Мария"));
        twins().put(clientKey(row), with(row, "name", null, "visit_history", List.of(Map.of("b", 1, "a", "x'\"\\"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"discount", "preferred_time_slots"})
    void whatWouldBeRoundedOrCutIsAFailure(String column) {
        var row = client();
        Object value = column.equals("discount") ? new BigDecimal("1.005") : List.of("x".repeat(51));
        var reason = blocked(twins().apply(clientKey(row), with(row, column, value)), clientKey(row));
        if (kind == StoreKind.POSTGRES) {
            assertTrue(reason.contains(column) || reason.contains("longer than its column"), reason);
            assertEquals(row, twins().present(clientKey(row)));
        }
    }
}

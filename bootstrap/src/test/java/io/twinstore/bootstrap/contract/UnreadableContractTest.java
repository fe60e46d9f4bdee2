package io.twinstore.bootstrap.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.facade.Envelope;
import io.twinstore.domain.contract.Rows;
import io.twinstore.domain.errors.ErrorKind;
import io.twinstore.domain.schedules.ScheduleOptions;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that other programs left and the domain does not have: a typed error that names the column, never a guess. */
class UnreadableContractTest extends StoreContract {

    private void stored(String table, Map<String, @Nullable Object> key, String column, Object value)
            throws SQLException {
        var row = new HashMap<>(key);
        row.put("company_id", company);
        row.put(column, value);
        insert(table, List.of(row));
    }

    private Map<String, @Nullable Object> clientKey() {
        return Map.of("yclients_id", Rows.id(), "phone", Rows.phone(), "name", "Анна");
    }

    private static void unreadable(String column, Supplier<Envelope<?>> question) {
        var message = failed(ErrorKind.UNEXPECTED, question.get());
        assertTrue(message.contains(column) && message.contains("correct the row"), message);
    }

    @ParameterizedTest
    @CsvSource({
        "last_visit_date, infinity",
        "last_visit_date, -infinity",
        "first_visit_date, 0001-01-01 BC",
        "last_visit_date, 10000-01-01",
        "last_sync_at, infinity",
        "last_ai_interaction, -infinity",
        "last_sync_at, 0044-03-15T00:00:00Z BC",
        "last_sync_at, 10000-01-01T00:00:00Z",
        "discount, NaN",
        "total_spent, NaN"
    })
    void aValueThatTheDomainDoesNotHave(String column, String value) throws SQLException {
        stored("clients", clientKey(), column, value);
        unreadable("clients." + column, () -> data().searchClientsByName(company, "Анна", null));
    }

    @Test
    void anArrayOfSeveralDimensions() throws SQLException {
        stored("clients", clientKey(), "branch_ids", List.of(List.of(1, 2), List.of(3, 4)));
        unreadable("clients.branch_ids", () -> data().searchClientsByName(company, "Анна", null));
    }

    @Test
    void anArrayOfTextsOfSeveralDimensions() throws SQLException {
        stored("clients", clientKey(), "tags", List.of(List.of("a"), List.of("b")));
        unreadable("clients.tags", () -> data().searchClientsByName(company, "Анна", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"work_start", "work_end"})
    void theHourTwentyFour(String column) throws SQLException {
        Map<String, @Nullable Object> key = Map.of("staff_id", Rows.id(), "date", "2026-03-14", "staff_name", "М");
        stored("staff_schedules", key, column, "24:00");
        unreadable("staff_schedules." + column, () -> data().getStaffSchedules(company, ScheduleOptions.DEFAULT));
    }

    @Test
    void theOtherRowsAreStillRead() throws SQLException {
        var client = found(data().upsertClient(Rows.client(company).build()));
        stored("clients", clientKey(), "discount", "NaN");
        assertEquals(client, found(data().getClientById(client.yclientsId(), company)));
    }
}

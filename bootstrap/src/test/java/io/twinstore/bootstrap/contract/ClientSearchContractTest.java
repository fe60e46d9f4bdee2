package io.twinstore.bootstrap.contract;

import static io.twinstore.domain.clients.ClientColumns.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.clients.Client;
import io.twinstore.domain.contract.Rows;
import io.twinstore.domain.rows.Row;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Operation 7. */
class ClientSearchContractTest extends StoreContract {

    private void named(String... names) {
        rows(data().upsertClients(List.of(names).stream()
                .map(name -> Rows.client(company).set(NAME, name).build())
                .toList()));
    }

    private List<String> search(String name) {
        return rows(data().searchClientsByName(company, name, null)).stream()
                .map(client -> String.valueOf(client.name()))
                .toList();
    }

    @Test
    void nothingFoundIsAnEmptyList() {
        assertEquals(List.of(), search("Анна"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void aBlankNameIsRefused(String name) {
        refused(data().searchClientsByName(company, name, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_001, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void aLimitOutOfRangeIsRefused(int limit) {
        refused(data().searchClientsByName(company, "а", limit));
    }

    @Test
    void onlyThisCompanysClientsAreFound() {
        named("Анна");
        assertEquals(List.of(), rows(data().searchClientsByName(anotherCompany(), "Анна", null)));
        assertEquals(List.of("Анна"), search("Анна"));
    }

    @ParameterizedTest
    @CsvSource({
        "анна, АННА Иванова",
        "АНН, Суханна",
        "ё, ЁЛКА",
        "strasse, STRASSE",
        "é, É",
        "ж, аЖа",
        "ω, Ω",
        "đ, Đ",
        "ǆ, Ǆ"
    })
    void theCaseDoesNotMatter(String part, String name) {
        named(name, "—");
        assertEquals(List.of(name), search(part));
    }

    /** Letters that are one another's upper case, but not their lower case. */
    @ParameterizedTest
    @CsvSource({
        "k, \u212a, true",
        "\u212a, k, true",
        "s, ſ, false",
        "ſ, S, false",
        "ı, I, false",
        "σ, ς, false",
        "ς, Σ, false",
        "µ, Μ, false",
        "в, \u1c80, false",
        "å, \u212b, true",
        "ß, ẞ, true"
    })
    void theCaseIsWhatLowerCaseMakesOfIt(String part, String name, boolean found) {
        named(name);
        assertEquals(found ? List.of(name) : List.of(), search(part));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%", "_", "\\", "*", "%%", "\\%", "\\\\", "a.c", "a*c", "[a-c]", "(a|b)", "^a", "c$", "a+", "a?", "{1}",
                "'", "\"", ",", "(", ")", "{a,b}", "a\nb", "\\d", "***:", "***=", "(?i)", "&", "#", "+", "%2A", "a b",
                "😀", "й", "\u202e", "not.is.null", "\\Z", "[[:<:]]", ".", "..", "-", "/", "?", "=", ";", ":", "|"
            })
    void everyCharacterIsPlain(String part) {
        var name = "до " + part + " после";
        named(name, "до abbc1 после", "до и после", "дo");
        assertEquals(List.of(name), search(part));
    }

    @Test
    void aNameThatIsNullIsNotFound() throws SQLException {
        insert(
                "clients",
                List.of(Map.<String, @Nullable Object>of(
                        "yclients_id", Rows.id(), "company_id", company, "phone", Rows.phone())));
        assertEquals(List.of(), search("n"));
    }

    @Test
    void theLastToVisitAndTheMostFrequentComeFirst() {
        visited("x1", null, null);
        visited("x2", null, 5);
        visited("x3", LocalDate.of(2026, 1, 1), null);
        visited("x4", LocalDate.of(2026, 1, 1), 0);
        visited("x5", LocalDate.of(2026, 1, 1), 9);
        visited("x6", LocalDate.of(2026, 1, 2), -1);
        visited("x7", null, null);
        assertEquals(List.of("x6", "x5", "x4", "x3", "x2", "x1", "x7"), search("X"));
    }

    private void visited(String name, @Nullable LocalDate date, @Nullable Integer count) {
        found(data().upsertClient(Rows.client(company)
                .set(NAME, name)
                .set(LAST_VISIT_DATE, date)
                .set(VISIT_COUNT, count)
                .build()));
    }

    @Test
    void alikeOnesComeByTheirId() {
        named(Collections.nCopies(20, "Анна").toArray(String[]::new));
        var ids = rows(data().searchClientsByName(company, "нн", null)).stream()
                .map(Client::id)
                .toList();
        assertEquals(ids.stream().sorted().toList(), ids);
        assertEquals(20, ids.size());
    }

    @Test
    void aListIsCutAtItsLimitAndSaysSo() {
        many(101);
        assertEquals(
                100,
                rows(data().searchClientsByName(company, "Анна", null), true).size());
        assertEquals(
                100,
                rows(data().searchClientsByName(company, "Анна", 100), true).size());
        assertEquals(
                1, rows(data().searchClientsByName(company, "Анна", 1), true).size());
        assertEquals(101, rows(data().searchClientsByName(company, "Анна", 101)).size());
        assertEquals(
                101, rows(data().searchClientsByName(company, "Анна", 1_000)).size());
        var first = rows(data().searchClientsByName(company, "Анна", 100), true);
        assertTrue(first.equals(
                rows(data().searchClientsByName(company, "Анна", 101)).subList(0, 100)));
    }

    private void many(int count) {
        List<Row<Client>> clients = IntStream.range(0, count)
                .mapToObj(i -> Rows.client(company).build())
                .toList();
        rows(data().upsertClients(clients));
    }

    @Test
    void aNameLongerThanAnyIsOnlyNotFound() {
        named("Анна");
        assertEquals(List.of(), search("Анна".repeat(100)));
        assertEquals(List.of(), search("Анна".repeat(10_000)));
    }
}

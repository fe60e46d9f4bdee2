package io.twinstore.bootstrap.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.clients.AppointmentOptions;
import io.twinstore.domain.clients.Booking;
import io.twinstore.domain.contract.Rows;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations 5 and 6. */
class AppointmentsContractTest extends StoreContract {
    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

    private int client;

    @BeforeEach
    void client() {
        client = found(data().upsertClient(Rows.client(company).build())).id();
    }

    private Map<String, @Nullable Object> booking(Instant datetime) {
        var row = new HashMap<String, @Nullable Object>();
        row.put("id", UUID.randomUUID().toString());
        row.put("yclients_record_id", Rows.id());
        row.put("company_id", company);
        row.put("client_id", client);
        row.put("datetime", datetime.toString());
        row.put("status", "confirmed");
        row.put("cost", null);
        row.put("created_at", NOON.toString());
        return row;
    }

    private void booked(Instant datetime, String column, @Nullable Object value) throws SQLException {
        var row = booking(datetime);
        row.put(column, value);
        insert("bookings", List.of(row));
    }

    private void booked(Instant... times) throws SQLException {
        insert("bookings", List.of(times).stream().map(this::booking).toList());
    }

    private static AppointmentOptions ordered(String column, @Nullable Boolean ascending) {
        return new AppointmentOptions(null, null, null, null, column, ascending);
    }

    private static AppointmentOptions between(@Nullable Instant start, @Nullable Instant end) {
        return new AppointmentOptions(null, start, end, null, null, null);
    }

    private static AppointmentOptions limited(@Nullable Integer limit) {
        return new AppointmentOptions(null, null, null, limit, null, null);
    }

    private List<Booking> appointments(AppointmentOptions options) {
        return rows(data().getClientAppointments(client, options));
    }

    private static List<Instant> times(List<Booking> bookings) {
        return bookings.stream().map(Booking::datetime).toList();
    }

    @Test
    void nothingFoundIsAnEmptyList() {
        assertEquals(List.of(), appointments(AppointmentOptions.DEFAULT));
        assertEquals(List.of(), rows(data().getClientAppointments(Integer.MAX_VALUE, AppointmentOptions.DEFAULT)));
        assertEquals(List.of(), rows(data().getClientAppointments(-1, AppointmentOptions.DEFAULT)));
        assertEquals(List.of(), rows(data().getUpcomingAppointments(client, company)));
    }

    @Test
    void theLatestComesFirstUnlessAskedOtherwise() throws SQLException {
        booked(NOON, NOON.plusSeconds(2), NOON.plusSeconds(1));
        var latestFirst = List.of(NOON.plusSeconds(2), NOON.plusSeconds(1), NOON);
        assertEquals(latestFirst, times(appointments(AppointmentOptions.DEFAULT)));
        assertEquals(latestFirst, times(appointments(ordered("datetime", false))));
        assertEquals(
                List.of(NOON, NOON.plusSeconds(1), NOON.plusSeconds(2)),
                times(appointments(ordered("datetime", true))));
    }

    @Test
    void costsAreOrderedAsNumbersAndNullsComeLast() throws SQLException {
        booked(NOON, "cost", new BigDecimal("900"));
        booked(NOON, "cost", new BigDecimal("1000.50"));
        booked(NOON, "cost", null);
        booked(NOON, "cost", new BigDecimal("-1"));
        assertEquals(List.of("1000.50", "900.00", "-1.00", "null"), costs(ordered("cost", null)));
        assertEquals(List.of("-1.00", "900.00", "1000.50", "null"), costs(ordered("cost", true)));
    }

    private List<String> costs(AppointmentOptions options) {
        return appointments(options).stream().map(b -> String.valueOf(b.cost())).toList();
    }

    @Test
    void bookingsCanBeOrderedByWhenTheyWereMade() throws SQLException {
        booked(NOON, "created_at", "2026-03-01T00:00:00.000001Z");
        booked(NOON.minusSeconds(1), "created_at", "2026-03-01T00:00:00.000002Z");
        assertEquals(List.of(NOON.minusSeconds(1), NOON), times(appointments(ordered("created_at", null))));
        assertEquals(List.of(NOON, NOON.minusSeconds(1)), times(appointments(ordered("created_at", true))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"date", "id", "", "DATETIME", "cost desc", "datetime.asc", "1", "cost;drop table bookings"})
    void anyOtherOrderIsRefused(String column) {
        refused(data().getClientAppointments(client, ordered(column, null)));
    }

    @Test
    void alikeOnesComeByTheirIdAsUnsignedBytes() throws SQLException {
        var ids = List.of(
                "00000000-0000-4000-8000-000000000001",
                "7fffffff-ffff-4fff-8000-000000000000",
                "80000000-0000-4000-7000-000000000000",
                "80000000-0000-4000-8000-000000000000",
                "ffffffff-ffff-4fff-bfff-ffffffffffff");
        insert("bookings", shuffled(ids));
        for (var column : List.of("datetime", "created_at", "cost")) {
            assertEquals(ids, ids(ordered(column, true)), column);
            assertEquals(ids, ids(ordered(column, false)), column);
        }
    }

    private List<Map<String, @Nullable Object>> shuffled(List<String> ids) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (int i : new int[] {3, 0, 4, 1, 2}) {
            var row = booking(NOON);
            row.put("id", ids.get(i));
            rows.add(row);
        }
        return rows;
    }

    private List<String> ids(AppointmentOptions options) {
        return appointments(options).stream().map(b -> b.id().toString()).toList();
    }

    @Test
    void bothEndsOfAPeriodBelongToIt() throws SQLException {
        var micro = Duration.ofNanos(1_000);
        booked(
                NOON.minus(micro),
                NOON,
                NOON.plusSeconds(60),
                NOON.plusSeconds(60).plus(micro));
        assertEquals(List.of(NOON.plusSeconds(60), NOON), times(appointments(between(NOON, NOON.plusSeconds(60)))));
        assertEquals(3, appointments(between(NOON, null)).size());
        assertEquals(3, appointments(between(null, NOON.plusSeconds(60))).size());
        assertEquals(List.of(NOON), times(appointments(between(NOON, NOON))));
        assertEquals(List.of(), appointments(between(NOON.plusSeconds(60), NOON)));
    }

    @Test
    void aPeriodThatNoStoreCanReadIsRefused() {
        refused(data().getClientAppointments(client, between(Instant.MIN, null)));
        refused(data().getClientAppointments(client, between(null, Instant.MAX)));
        assertEquals(List.of(), appointments(between(Instant.parse("0001-01-01T00:00:00Z"), null)));
    }

    @Test
    void anotherCompanysBookingsCanBeLeftOut() throws SQLException {
        booked(NOON, "company_id", anotherCompany());
        booked(NOON.plusSeconds(1));
        assertEquals(2, appointments(AppointmentOptions.DEFAULT).size());
        var own = new AppointmentOptions(company, null, null, null, null, null);
        assertEquals(List.of(NOON.plusSeconds(1)), times(appointments(own)));
    }

    @Test
    void bookingsOfNobodyBelongToNobody() throws SQLException {
        booked(NOON, "client_id", null);
        assertEquals(List.of(), appointments(AppointmentOptions.DEFAULT));
    }

    @Test
    void aListIsCutAtItsLimitAndSaysSo() throws SQLException {
        booked(IntStream.range(0, 101).mapToObj(NOON::plusSeconds).toArray(Instant[]::new));
        assertEquals(
                100,
                rows(data().getClientAppointments(client, AppointmentOptions.DEFAULT), true)
                        .size());
        assertEquals(101, appointments(limited(101)).size());
        assertEquals(
                List.of(NOON.plusSeconds(100)), times(rows(data().getClientAppointments(client, limited(1)), true)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_001})
    void aLimitOutOfRangeIsRefused(int limit) {
        var message = refused(data().getClientAppointments(client, limited(limit)));
        assertTrue(message.contains("1 to 1000"), message);
    }

    @Test
    void whatIsUpcomingBeginsNow() throws SQLException {
        booked(NOW_STORED.minusNanos(1_000), NOW_STORED.plusSeconds(5), NOW_STORED);
        assertEquals(List.of(NOW_STORED, NOW_STORED.plusSeconds(5)), times(upcoming()));
    }

    private List<Booking> upcoming() {
        return rows(data().getUpcomingAppointments(client, company));
    }

    @Test
    void onlyWhatIsCancelledIsNotUpcoming() throws SQLException {
        booked(NOON, "status", "cancelled");
        booked(NOON.plusSeconds(1), "status", null);
        booked(NOON.plusSeconds(2), "status", "CANCELLED");
        booked(NOON.plusSeconds(3), "status", "");
        booked(NOON.plusSeconds(4), "company_id", anotherCompany());
        assertEquals(List.of(NOON.plusSeconds(1), NOON.plusSeconds(2), NOON.plusSeconds(3)), times(upcoming()));
    }

    @Test
    void theNextTenAreUpcoming() throws SQLException {
        booked(IntStream.range(0, 10).mapToObj(NOON::plusSeconds).toArray(Instant[]::new));
        assertEquals(10, upcoming().size());
        booked(NOON.plusSeconds(10));
        var ten = rows(data().getUpcomingAppointments(client, company), true);
        assertEquals(IntStream.range(0, 10).mapToObj(NOON::plusSeconds).toList(), times(ten));
    }
}

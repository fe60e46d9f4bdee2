package io.twinstore.bootstrap.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.clients.Client;
import io.twinstore.domain.clients.ClientColumns;
import io.twinstore.domain.contract.Rows;
import io.twinstore.domain.errors.ErrorKind;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.schedules.ScheduleOptions;
import io.twinstore.domain.schedules.StaffSchedule;
import io.twinstore.domain.services.Service;
import io.twinstore.domain.services.ServiceColumns;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Operations 9, 14 and 18 as batches, and what holds for all of them. */
class BatchesContractTest extends StoreContract {

    private static <A> List<Row<A>> many(int count, Supplier<Row.Builder<A>> row) {
        return IntStream.range(0, count).mapToObj(i -> row.get().build()).toList();
    }

    private List<Row<Service>> services(int count) {
        return many(count, () -> Rows.service(company));
    }

    private List<Service> stored() {
        return rows(data().getServices(company, true));
    }

    @Test
    void fiveHundredClientsAreStoredInTheirOrder() {
        List<Row<Client>> batch = new ArrayList<>(many(500, () -> Rows.client(company)));
        Collections.reverse(batch);
        var stored = rows(data().upsertClients(batch));
        assertEquals(ids(batch), stored.stream().map(Client::yclientsId).toList());
        assertEquals(stored, rows(data().upsertClients(batch)));
    }

    private static List<Long> ids(List<Row<Client>> batch) {
        return batch.stream().map(row -> row.require(ClientColumns.YCLIENTS_ID)).toList();
    }

    @Test
    void fiveHundredSchedulesAndServicesAreStored() {
        List<Row<StaffSchedule>> schedules = many(500, () -> Rows.schedule(company));
        assertEquals(500, rows(data().upsertStaffSchedules(schedules)).size());
        assertEquals(500, rows(data().upsertServices(services(500))).size());
        assertEquals(500, stored().size());
    }

    @Test
    void fiveHundredAndOneAreRefusedAndNothingIsWritten() {
        assertTrue(refused(data().upsertClients(many(501, () -> Rows.client(company))))
                .contains("501"));
        assertTrue(refused(data().upsertStaffSchedules(many(501, () -> Rows.schedule(company))))
                .contains("501"));
        assertTrue(refused(data().upsertServices(services(501))).contains("501"));
        assertEquals(List.of(), stored());
        assertEquals(List.of(), rows(data().getStaffSchedules(company, ScheduleOptions.DEFAULT)));
        assertEquals(List.of(), rows(data().searchClientsByName(company, "а", null)));
    }

    @Test
    void anEmptyBatchIsRefused() {
        refused(data().upsertClients(List.of()));
        refused(data().upsertStaffSchedules(List.of()));
        refused(data().upsertServices(List.of()));
    }

    @Test
    void rowsThatStateOtherFieldsAreRefusedByTheFirstsIndex() {
        var batch = new ArrayList<>(services(5));
        batch.set(3, batch.get(3).set(ServiceColumns.WEIGHT, null));
        batch.set(4, batch.get(4).set(ServiceColumns.WEIGHT, 1));
        assertTrue(refused(data().upsertServices(batch)).contains("row 3"));
        assertEquals(List.of(), stored());
    }

    @Test
    void aRepeatedKeyKeepsItsLastRowWholeAtItsFirstPlace() {
        var rows = services(3);
        var first = rows.get(0).set(ServiceColumns.TITLE, "первый").set(ServiceColumns.WEIGHT, 1);
        var middle = rows.get(1).set(ServiceColumns.WEIGHT, 5);
        var last = first.set(ServiceColumns.TITLE, "последний").set(ServiceColumns.WEIGHT, null);
        var stored = rows(data().upsertServices(List.of(first, middle, first, last)));
        assertEquals(
                List.of("последний", "Стрижка"),
                stored.stream().map(Service::title).toList());
        assertEquals(null, stored.get(0).weight());
        assertEquals(2, stored().size());
    }

    @Test
    void fiveHundredRowsOfOneKeyAreOne() {
        var row = Rows.service(company).build();
        assertEquals(
                1, rows(data().upsertServices(Collections.nCopies(500, row))).size());
        refused(data().upsertServices(Collections.nCopies(501, row)));
    }

    @Test
    void aKeyIsRepeatedOnlyWhenAllOfItIs() {
        var row = Rows.service(company).build();
        var other = row.set(ServiceColumns.COMPANY_ID, anotherCompany());
        var stored = rows(data().upsertServices(List.of(row, other)));
        assertEquals(2, stored.size());
        assertEquals(company, stored.get(0).companyId());
    }

    @Test
    void theRowAtFaultIsNamedAndNothingIsWritten() {
        var batch = new ArrayList<>(many(4, () -> Rows.service(company).set(ServiceColumns.PRICE_MAX, BigDecimal.ONE)));
        batch.set(2, batch.get(2).set(ServiceColumns.PRICE_MAX, new BigDecimal("1.001")));
        var message = refused(data().upsertServices(batch));
        assertTrue(message.contains("row 2") && message.contains("price_max"), message);
        assertEquals(List.of(), stored());
    }

    @Test
    void aPhoneAtFaultIsNamedByItsIndex() {
        var batch = new ArrayList<>(many(3, () -> Rows.client(company)));
        batch.set(1, batch.get(1).set(ClientColumns.PHONE, "12345"));
        var message = refused(data().upsertClients(batch));
        assertTrue(message.contains("row 1"), message);
    }

    /** What only the database can know: half of the batch is there, the other half breaks a key. */
    @Test
    void aBatchThatTheDatabaseRefusesWritesNothing() {
        var batch = new ArrayList<>(services(3));
        batch.set(2, batch.get(2).set(ServiceColumns.COMPANY_ID, Rows.id()));
        var message = refused(data().upsertServices(batch));
        assertTrue(message.contains("services_company_id_fkey"), message);
        assertEquals(List.of(), stored());
    }

    @Test
    void aConflictWritesNothing() {
        int taken = rows(data().upsertServices(services(1))).get(0).id();
        var batch = List.of(
                Rows.service(company).set(ServiceColumns.ID, 5).build(),
                Rows.service(company).set(ServiceColumns.ID, taken).build());
        failed(ErrorKind.CONFLICT, data().upsertServices(batch));
        assertEquals(1, stored().size());
    }

    @Test
    void someAreInsertedAndSomeUpdated() {
        var old = services(2);
        var before = rows(data().upsertServices(old));
        var fresh = services(2);
        var after = rows(data().upsertServices(List.of(fresh.get(0), old.get(1), fresh.get(1), old.get(0))));
        assertEquals(before.get(1), after.get(1));
        assertEquals(before.get(0), after.get(3));
        assertEquals(4, stored().size());
    }
}

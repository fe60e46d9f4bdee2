package io.twinstore.domain.contract;

import static io.twinstore.domain.services.ServiceColumns.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.twinstore.domain.errors.StoreException.Conflict;
import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.services.Service;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How a port inserts and updates rows: all or none, by the conflict key. */
public interface UpsertContract extends PortContract {

    private Row<Service> titled(String title) {
        return Rows.service(company()).set(TITLE, title).build();
    }

    private List<Service> upsert(List<Row<Service>> rows) {
        return store().services().upsertAll(rows);
    }

    private List<String> titles() {
        return titles(store().services().findAll(company(), true).rows());
    }

    private static List<String> titles(List<Service> services) {
        return services.stream().map(Service::title).toList();
    }

    @Test
    default void unsetKeepsAndNullOverwrites() {
        var row = titled("a").set(DESCRIPTION, "text").set(WEIGHT, 3);
        var first = upsert(List.of(row)).get(0);
        var change = Row.builder(SCHEMA)
                .set(YCLIENTS_ID, first.yclientsId())
                .set(COMPANY_ID, first.companyId())
                .set(TITLE, "b")
                .set(WEIGHT, null)
                .build();
        var second = upsert(List.of(change)).get(0);
        assertEquals(first.id(), second.id());
        assertEquals(first.createdAt(), second.createdAt());
        assertEquals("b", second.title());
        assertEquals("text", second.description());
        assertNull(second.weight());
        assertEquals(
                List.of(second), store().services().findAll(company(), true).rows());
    }

    @Test
    default void rowsAreAnsweredInTheirOrderWhetherTheyWereThereOrNot() {
        var old = List.of(titled("a"), titled("b"));
        var before = upsert(old);
        var after = upsert(List.of(titled("c"), old.get(1), titled("d"), old.get(0)));
        assertEquals(List.of("c", "b", "d", "a"), titles(after));
        assertEquals(before.get(1).id(), after.get(1).id());
        assertEquals(List.of("a", "b", "c", "d"), titles());
    }

    @Test
    default void aRepeatedKeyKeepsItsLastRow() {
        var first = titled("first");
        assertEquals(
                List.of("last", "other"), titles(upsert(List.of(first, titled("other"), first.set(TITLE, "last")))));
        assertEquals(List.of("last", "other"), titles());
    }

    @Test
    default void anotherRowsIdIsAConflictAndWritesNothing() {
        int taken = upsert(List.of(titled("a"))).get(0).id();
        var batch = List.of(titled("b").set(ID, taken + 1_000), titled("c").set(ID, taken));
        assertThrows(Conflict.class, () -> upsert(batch));
        assertEquals(List.of("a"), titles());
    }

    @Test
    default void aCompanyThatIsNotThereIsRefusedAndNothingIsWritten() {
        var batch = List.of(titled("a"), titled("b").set(COMPANY_ID, Rows.id()));
        assertThrows(InvalidInput.class, () -> upsert(batch));
        assertEquals(List.of(), titles());
    }

    @Test
    default void aBatchOfMoreThanTheLimitIsRefused() {
        int most = store().services().limits().maxBatch();
        var batch = IntStream.rangeClosed(0, most).mapToObj(i -> titled("a")).toList();
        assertThrows(InvalidInput.class, () -> upsert(batch));
        assertEquals(most, upsert(batch.subList(0, most)).size());
        assertFalse(store().services().findAll(company(), true).more());
    }
}

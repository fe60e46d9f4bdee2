package io.twinstore.domain.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.services.Service;
import io.twinstore.domain.services.ServiceColumns;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTest {

    private static Row<Service> service(long id, String title) {
        return Row.builder(ServiceColumns.SCHEMA)
                .set(ServiceColumns.YCLIENTS_ID, id)
                .set(ServiceColumns.COMPANY_ID, 1L)
                .set(ServiceColumns.TITLE, title)
                .build();
    }

    private static String problem(List<Row<Service>> rows) {
        var error = assertThrows(InvalidInput.class, () -> Batch.of(ServiceColumns.SCHEMA, rows, 3));
        return String.valueOf(error.getMessage());
    }

    @Test
    void aRepeatedKeyKeepsItsLastRowAtItsFirstPosition() {
        var batch = Batch.of(ServiceColumns.SCHEMA, List.of(service(1, "a"), service(2, "b"), service(1, "c")), 3);
        assertEquals(List.of(service(1, "c"), service(2, "b")), batch.rows());
    }

    @Test
    void itsSizeIsLimited() {
        assertTrue(problem(List.of()).contains("1 to 3"));
        assertTrue(problem(Collections.nCopies(4, service(1, "a"))).contains("1 to 3"));
    }

    @Test
    void theIndexOfTheRowAtFaultIsNamed() {
        var other = service(2, "b").set(ServiceColumns.DURATION, null);
        assertTrue(problem(List.of(service(1, "a"), other)).startsWith("row 1 states other fields"));
        var fine = service(1, "a").set(ServiceColumns.PRICE_MIN, BigDecimal.ONE);
        var tooFine = service(2, "b").set(ServiceColumns.PRICE_MIN, new BigDecimal("0.001"));
        assertEquals("row 1: services.price_min has more than 2 decimals", problem(List.of(fine, tooFine)));
        assertEquals(
                "row 0 lacks services.title", problem(List.of(service(1, "a").set(ServiceColumns.TITLE, null))));
    }

    @Test
    void unsetAndNullAreTwoThings() {
        var unset = service(1, "a");
        var assigned = unset.set(ServiceColumns.DURATION, null);
        assertTrue(assigned.assigns(ServiceColumns.DURATION) && !unset.assigns(ServiceColumns.DURATION));
        assertEquals("{\"yclients_id\":1,\"company_id\":1,\"title\":\"a\",\"duration\":null}", assigned.toJson() + "");
    }

    @Test
    void itsTextHasTheRowsByTheirKeys() {
        var one = service(1, "a").set(ServiceColumns.DURATION, null);
        var two = service(2, "\"b\"").set(ServiceColumns.DURATION, 30);
        assertEquals(
                "[" + one.toJson() + "," + two.toJson() + "]",
                Batch.of(ServiceColumns.SCHEMA, List.of(two, one), 2).toJson());
    }
}

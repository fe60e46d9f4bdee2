package io.twinstore.domain.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.twinstore.domain.clients.Booking;
import io.twinstore.domain.clients.BookingColumns;
import io.twinstore.domain.rows.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowOrderTest {
    private static final UUID LOW = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final UUID HIGH = UUID.fromString("ffffffff-0000-0000-0000-000000000001");

    private static Row<Booking> booking(UUID id, @Nullable String status) {
        return Row.builder(BookingColumns.SCHEMA)
                .set(BookingColumns.ID, id)
                .set(BookingColumns.STATUS, status)
                .build();
    }

    private static void ordered(Order<Booking> order, List<Row<Booking>> expected) {
        var rows = new ArrayList<>(expected);
        Collections.reverse(rows);
        rows.sort(RowOrder.of(Query.of(BookingColumns.SCHEMA).orderBy(order)));
        assertEquals(expected, rows);
    }

    @Test
    void textIsOrderedByCodePoint() {
        ordered(
                Order.asc(BookingColumns.STATUS),
                List.of(
                        booking(LOW, "Z"),
                        booking(LOW, "a"),
                        booking(LOW, "я"),
                        booking(LOW, "\uffee"),
                        booking(LOW, "😀")));
    }

    @Test
    void nullsAreLastInBothDirectionsUnlessAskedOtherwise() {
        ordered(Order.asc(BookingColumns.STATUS), List.of(booking(LOW, "a"), booking(LOW, null)));
        ordered(Order.desc(BookingColumns.STATUS), List.of(booking(LOW, "b"), booking(LOW, "a"), booking(LOW, null)));
        ordered(new Order<>(BookingColumns.STATUS, false, true), List.of(booking(LOW, null), booking(LOW, "a")));
    }

    @Test
    void tiesEndInThePrimaryKeyByUnsignedBytes() {
        ordered(Order.desc(BookingColumns.STATUS), List.of(booking(LOW, "a"), booking(HIGH, "a")));
    }
}

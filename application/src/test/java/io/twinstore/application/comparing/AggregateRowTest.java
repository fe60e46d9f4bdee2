package io.twinstore.application.comparing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.twinstore.application.rows.RowValues;
import io.twinstore.domain.clients.BookingColumns;
import io.twinstore.domain.rows.Column;
import io.twinstore.domain.rows.Shape;
import io.twinstore.domain.staff.StaffMemberColumns;
import io.twinstore.domain.twins.WrittenTables;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AggregateRowTest {
    static Stream<Shape<?>> shapes() {
        return Stream.concat(WrittenTables.SHAPES.stream(), Stream.of(BookingColumns.SHAPE, StaffMemberColumns.SHAPE));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void everyColumnComesBackFromItsAggregate(Shape<?> shape) {
        var row = AggregateRow.of(shape, SampleRows.aggregate(shape, Map.of()));
        assertEquals(
                shape.columns().stream().map(Column::name).toList(),
                List.copyOf(row.members().keySet()));
        assertEquals(List.of(), RowValues.of(shape).differing(SampleRows.row(shape), row));
    }
}

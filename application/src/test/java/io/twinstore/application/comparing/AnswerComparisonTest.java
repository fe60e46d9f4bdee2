package io.twinstore.application.comparing;

import static io.twinstore.application.comparing.SampleRows.answer;
import static io.twinstore.application.comparing.SampleRows.cut;
import static io.twinstore.application.comparing.SampleRows.service;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.twinstore.application.comparing.Mismatch.Kind;
import io.twinstore.domain.clients.BookingColumns;
import io.twinstore.domain.query.Listing;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.services.Service;
import io.twinstore.domain.services.ServiceColumns;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerComparisonTest {
    private static final String LATER = "2026-03-01T10:00:09Z";

    private static List<Difference> differences(Listing<Row<Service>> control, Listing<Row<Service>> candidate) {
        return AnswerComparison.differences(ServiceColumns.SCHEMA, control, candidate);
    }

    private static void only(
            Kind kind,
            String diagnosis,
            List<String> columns,
            Listing<Row<Service>> control,
            Listing<Row<Service>> candidate) {
        var differences = differences(control, candidate);
        assertEquals(1, differences.size(), differences.toString());
        var difference = differences.get(0);
        assertEquals(kind, difference.kind());
        assertEquals(diagnosis, difference.diagnosis());
        assertEquals(columns, difference.columns());
    }

    @Test
    void theSameRowsSayTheSame() {
        assertEquals(List.of(), differences(answer(service(1), service(2)), answer(service(1), service(2))));
        assertEquals(List.of(), differences(answer(), answer()));
        assertEquals(
                List.of(),
                differences(
                        answer(service(1, Map.of("raw_data", Map.of("a", 1, "b", 2)))),
                        answer(service(1, Map.of("raw_data", Map.of("b", 2, "a", 1))))));
    }

    @Test
    void aRowThatOnlyOneHas() {
        only(Kind.MISSING, "missing", List.of(), answer(service(1), service(2)), answer(service(1)));
        only(Kind.EXTRA, "extra", List.of(), answer(), answer(service(1)));
        only(Kind.MISSING, "missing", List.of(), cut(service(1)), answer(service(1)));
        only(Kind.EXTRA, "extra", List.of(), answer(service(1)), cut(service(1)));
    }

    @Test
    void anotherOrder() {
        only(Kind.ORDER, "order only", List.of(), answer(service(1), service(2)), answer(service(2), service(1)));
    }

    @Test
    void aKeyThatOneAnswerRepeats() {
        var once = answer(service(1), service(2));
        var twice = answer(service(1), service(2), service(1));
        only(Kind.REPEATED, "repeated key", List.of(), twice, once);
        only(Kind.REPEATED, "repeated key", List.of(), once, twice);
        only(Kind.MISSING, "missing", List.of(), twice, answer(service(2)));
        only(Kind.ORDER, "order only", List.of(), twice, answer(service(1), service(1), service(2)));
        var changed = answer(service(1), service(2), service(1, Map.of("title", "y")));
        only(Kind.DIFFERENT, "value", List.of("title"), twice, changed);
    }

    @Test
    void columnsThatDifferWithTheirDiagnosis() {
        var control = answer(service(1));
        only(Kind.DIFFERENT, "value", List.of("title"), control, answer(service(1, Map.of("title", "y"))));
        only(
                Kind.DIFFERENT,
                "trigger",
                List.of("updated_at"),
                control,
                answer(service(1, Map.of("updated_at", LATER))));
        only(
                Kind.DIFFERENT,
                "time zone",
                List.of("last_sync_at"),
                control,
                answer(service(1, Map.of("last_sync_at", "2026-03-01T13:00:00.123456Z"))));
        only(
                Kind.DIFFERENT,
                "rounding",
                List.of("price_min"),
                answer(service(1, Map.of("price_min", new BigDecimal("9.96")))),
                answer(service(1, Map.of("price_min", new BigDecimal("10")))));
        only(Kind.DIFFERENT, "value", List.of("id"), control, answer(service(1, Map.of("id", 1_000_000_000))));
    }

    @Test
    void theSideThatIsOlder() {
        var old = answer(service(1));
        var changed = answer(service(1, Map.of("title", "y", "updated_at", LATER)));
        only(Kind.DIFFERENT, "stale", List.of("title", "updated_at"), changed, old);
        only(Kind.DIFFERENT, "newer", List.of("title", "updated_at"), old, changed);
    }

    @Test
    void rowsOfATableThatOthersWriteAreMatchedByTheirPrimaryKey() {
        var one = SampleRows.fields(BookingColumns.SCHEMA, Map.of());
        var other = SampleRows.fields(BookingColumns.SCHEMA, Map.of("id", "00000000-0000-0000-0000-000000000002"));
        var differences = AnswerComparison.differences(BookingColumns.SCHEMA, answer(one), answer(one, other));
        assertEquals(
                List.of(Kind.EXTRA), differences.stream().map(Difference::kind).toList());
    }

    @Test
    void noValueIsInAnyText() {
        var answer = answer(service(1, Map.of("title", "Anna")));
        var differences = differences(answer, answer(service(1)));
        assertFalse((answer + "" + differences).contains("Anna"));
    }
}

package io.twinstore.application.comparing;

import static io.twinstore.application.comparing.SampleRows.answer;
import static io.twinstore.application.comparing.SampleRows.cut;
import static io.twinstore.application.comparing.SampleRows.service;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.twinstore.domain.query.Listing;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.services.Service;
import io.twinstore.domain.services.ServiceColumns;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RulesTest {
    private static final Set<RowKey> NONE = Set.of();
    private static final Set<RowKey> FIRST = Set.of(RowKey.of(service(1)));

    private static Optional<String> rule(
            Set<RowKey> pending,
            boolean orderedByText,
            Listing<Row<Service>> control,
            Listing<Row<Service>> candidate) {
        var differences = AnswerComparison.differences(ServiceColumns.SCHEMA, control, candidate);
        return new Rules(pending, orderedByText, control, candidate).explaining(differences);
    }

    @Test
    void aPendingRowIsKnownToDiffer() {
        var changed = service(1, Map.of("title", "y"));
        assertEquals(Optional.of("pending key"), rule(FIRST, false, answer(service(1)), answer(changed)));
        assertEquals(
                Optional.of("pending key"), rule(FIRST, false, answer(service(1), service(2)), answer(service(2))));
        assertEquals(Optional.empty(), rule(NONE, false, answer(service(1)), answer(changed)));
    }

    @Test
    void aPendingKeyExplainsNoOtherRow() {
        var control = answer(service(1), service(2));
        var changed = answer(service(1, Map.of("title", "y")), service(2, Map.of("title", "y")));
        assertEquals(Optional.empty(), rule(FIRST, false, control, changed));
        var differences = AnswerComparison.differences(ServiceColumns.SCHEMA, control, changed);
        assertEquals(
                1,
                new Rules(FIRST, false, control, changed)
                        .unexplained(differences)
                        .size());
        assertEquals(Optional.empty(), rule(FIRST, false, control, answer(service(3))));
    }

    @Test
    void aPendingRowThatIsNotThereLetsAnotherIn() {
        assertEquals(Optional.of("pending key"), rule(FIRST, false, answer(service(1)), answer(service(2))));
        assertEquals(Optional.of("pending key"), rule(FIRST, false, cut(service(1)), cut(service(2))));
    }

    @Test
    void aListThatIsOrderedByTextAndCutMayDependOnTheServer() {
        assertEquals(Optional.of("cut list"), rule(NONE, true, cut(service(2)), cut(service(3))));
        assertEquals(Optional.of("cut list"), rule(NONE, true, cut(service(2)), answer(service(2))));
        assertEquals(Optional.empty(), rule(NONE, false, cut(service(2)), cut(service(3))));
        assertEquals(Optional.empty(), rule(NONE, true, answer(service(2)), answer(service(3))));
        var changed = cut(service(2, Map.of("title", "y")));
        assertEquals(Optional.empty(), rule(NONE, true, cut(service(2)), changed));
        var repeated = cut(service(2), service(2));
        assertEquals(Optional.empty(), rule(NONE, true, cut(service(2), service(3)), repeated));
    }
}

package io.twinstore.application.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.twinstore.domain.values.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
    private static final String EARLY = "2026-03-01T10:00:00.5Z";
    private static final String LATE = "2026-03-01T10:00:01Z";

    private static String diagnosis(Map<String, Object> one, Map<String, Object> other) {
        return Diagnosis.of(List.copyOf(one.keySet()), row(one), row(other));
    }

    private static Json.Obj row(Map<String, Object> members) {
        return (Json.Obj) Json.of(members);
    }

    @Test
    void onlyTheTimeOfTheLastChangeDiffers() {
        assertEquals("trigger", diagnosis(Map.of("updated_at", LATE), Map.of("updated_at", EARLY)));
        assertEquals("trigger", diagnosis(Map.of("last_updated", EARLY), Map.of("last_updated", LATE)));
    }

    @Test
    void wholeHoursApart() {
        var one =
                Map.<String, Object>of("created_at", "2026-03-01T10:00:00Z", "updated_at", "2026-03-01T13:00:00+03:00");
        var other = Map.<String, Object>of("created_at", "2026-03-01T13:00:00Z", "updated_at", "2026-03-01T07:00:00Z");
        assertEquals("time zone", diagnosis(one, other));
        assertEquals("value", diagnosis(Map.of("created_at", EARLY), Map.of("created_at", LATE)));
    }

    @Test
    void rounded() {
        var cents = Map.<String, Object>of("cost", new BigDecimal("10.46"));
        assertEquals("rounding", diagnosis(cents, Map.of("cost", new BigDecimal("10.5"))));
        assertEquals("value", diagnosis(cents, Map.of("cost", new BigDecimal("10.6"))));
    }

    @Test
    void theSameElementsInAnotherOrder() {
        assertEquals("order only", diagnosis(Map.of("tags", List.of("a", "b")), Map.of("tags", List.of("b", "a"))));
        assertEquals("value", diagnosis(Map.of("tags", List.of("a", "b")), Map.of("tags", List.of("b", "b"))));
    }

    @Test
    void aTriggerBesideAnotherCauseDoesNotHideIt() {
        var one = Map.<String, Object>of("last_sync_at", "2026-03-01T10:00:00Z", "updated_at", "2026-03-01T10:00:00Z");
        var other =
                Map.<String, Object>of("last_sync_at", "2026-03-01T13:00:00Z", "updated_at", "2026-03-01T10:00:17Z");
        assertEquals("time zone", diagnosis(one, other));
        assertEquals("time zone", diagnosis(other, one));
        var cents = Map.<String, Object>of("cost", new BigDecimal("10.46"), "updated_at", EARLY);
        assertEquals("rounding", diagnosis(cents, Map.of("cost", new BigDecimal("10.5"), "updated_at", LATE)));
        var tags = Map.<String, Object>of("tags", List.of("a", "b"), "last_updated", LATE);
        assertEquals("order only", diagnosis(tags, Map.of("tags", List.of("b", "a"), "last_updated", EARLY)));
    }

    @Test
    void oneOfTheRowsIsOlder() {
        var changed = Map.<String, Object>of("name", "new", "updated_at", LATE);
        var before = Map.<String, Object>of("name", "old", "updated_at", EARLY);
        assertEquals("stale", diagnosis(changed, before));
        assertEquals("newer", diagnosis(before, changed));
        assertEquals("stale", diagnosis(Map.of("a", 1, "last_updated", LATE), Map.of("a", 2, "last_updated", EARLY)));
        assertEquals("value", diagnosis(Map.of("name", "new"), Map.of("name", "old")));
        assertEquals("value", diagnosis(changed, Map.of("name", "old", "updated_at", "infinity")));
    }
}

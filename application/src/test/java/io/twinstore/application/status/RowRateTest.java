package io.twinstore.application.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How fast rows pass. */
class RowRateTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final RowRate rate = new RowRate();

    private void rows(long millis, long rows) {
        rate.rows("clients", rows, NOON.plusMillis(millis));
    }

    @Test
    void itIsNotKnownBeforeHalfASecond() {
        assertNull(rate.perSecond());
        rows(0, 0);
        rows(499, 700);
        assertNull(rate.perSecond());
        assertNull(rate.secondsLeft(1_000));
        rows(500, 700);
        assertEquals(1_400, rate.perSecond());
    }

    @Test
    void onlyTheLastTenSecondsCount() {
        for (int second = 0; second <= 60; second++) {
            rows(second * 1_000L, second * 100L);
        }
        assertEquals(100, rate.perSecond());
        for (int second = 61; second <= 65; second++) {
            rows(second * 1_000L, 6_000 + (second - 60) * 300L);
        }
        assertEquals(200, rate.perSecond()); // five seconds of each
        for (int second = 66; second <= 70; second++) {
            rows(second * 1_000L, 6_000 + (second - 60) * 300L);
        }
        assertEquals(300, rate.perSecond());
    }

    @Test
    void aPauseThatIsLongerCountsAsAWhole() {
        rows(0, 0);
        rows(60_000, 600);
        assertEquals(10, rate.perSecond());
        assertEquals(140, rate.secondsLeft(2_000));
    }

    @Test
    void theRowsOfAnEarlierRunDoNotCount() {
        rows(0, 5_000_000);
        rows(1_000, 5_000_700);
        assertEquals(700, rate.perSecond());
    }

    @Test
    void theRemainingTimeIsRoundedUpAndNothingIsLeftOfMoreRowsThanWereCounted() {
        rows(0, 0);
        rows(1_000, 300);
        assertEquals(4, rate.secondsLeft(1_201));
        assertEquals(0, rate.secondsLeft(200));
        rows(20_000, 300);
        rows(31_000, 300);
        assertEquals(0, rate.perSecond());
        assertNull(rate.secondsLeft(1_201));
    }

    @Test
    void anotherTableASecondTimeAndAClockThatIsSetBackBeginAnew() {
        rows(0, 0);
        rows(1_000, 300);
        rate.rows("services", 400, NOON.plusMillis(2_000));
        assertNull(rate.perSecond());
        rate.rows("services", 500, NOON.plusMillis(3_000));
        assertEquals(100, rate.perSecond());
        rate.rows("services", 0, NOON.plusMillis(4_000));
        assertNull(rate.perSecond());
        rate.rows("services", 500, NOON.plusMillis(5_000));
        rate.rows("services", 600, NOON);
        assertNull(rate.perSecond());
    }
}

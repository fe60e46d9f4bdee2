package io.twinstore.bootstrap.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.store.Backend;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Operation 21. */
class HealthContractTest extends StoreContract {

    @Test
    void aStoreThatAnswersIsHealthy() {
        var health = found(data().healthCheck());
        assertTrue(health.healthy());
        assertNull(health.problem());
        assertEquals(kind == StoreKind.POSTGRES ? Backend.POSTGRES : Backend.SUPABASE, health.backend());
        assertFalse(health.responseTime().isNegative() || health.responseTime().isZero());
        assertTrue(health.responseTime().compareTo(Duration.ofSeconds(5)) < 0);
    }

    @Test
    void everyAnswerNamesItsStoreAndOperation() {
        var answer = data().getCompany(company);
        assertEquals(store().backend(), answer.backend());
        assertEquals("getCompany", answer.operation());
        assertNull(answer.counts());
    }
}

package io.twinstore.bootstrap.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.facade.DataLayer;
import io.twinstore.application.routing.RoutedDataLayer;
import io.twinstore.domain.errors.ErrorKind;
import io.twinstore.domain.query.Limits;
import io.twinstore.domain.store.Store;
import io.twinstore.postgres.PostgresStore;
import io.twinstore.schema.HeldPort;
import io.twinstore.supabase.SupabaseStore;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A store that is down answers every operation with an error of one kind, and never throws. */
class UnreachableStoreTest {
    private static final String SECRET = "sb_secret_nobody_may_see";
    /** The pool tries again to connect for as long as a health check may take. */
    private static final Limits LIMITS = Limits.DEFAULT.health(Duration.ofMillis(250));

    @Test
    void postgres() {
        try (var refusing = HeldPort.take();
                var store = PostgresStore.open(PostgresStore.Settings.of(
                                "jdbc:postgresql://127.0.0.1:" + refusing.number() + "/salon", "salon", SECRET)
                        .limits(LIMITS))) {
            everyOperationSaysSo(store);
        }
    }

    @Test
    void supabase() {
        try (var refusing = HeldPort.take();
                var store = SupabaseStore.open(
                        SupabaseStore.Settings.of(URI.create("http://127.0.0.1:" + refusing.number()), SECRET))) {
            everyOperationSaysSo(store);
        }
    }

    private static void everyOperationSaysSo(Store store) {
        var data = new RoutedDataLayer(store, Clock.systemUTC());
        var asked = new HashSet<String>();
        for (var call : Calls.plain(1)) {
            var answer = call.ask(data);
            asked.add(answer.operation());
            if (!answer.operation().equals("healthCheck")) {
                var message = StoreContract.failed(ErrorKind.UNAVAILABLE, answer);
                assertTrue(message.contains("try again later"), message);
                assertFalse(message.contains(SECRET), message);
                assertEquals(store.backend(), answer.backend());
            }
        }
        assertEquals(21, asked.size());
        unhealthy(data);
    }

    private static void unhealthy(DataLayer data) {
        var answer = data.healthCheck();
        assertTrue(answer.success());
        assertNull(answer.error());
        var health = Objects.requireNonNull(answer.data());
        assertFalse(health.healthy());
        assertNotNull(health.problem());
        assertTrue(health.responseTime().compareTo(Duration.ofSeconds(5)) < 0);
    }
}

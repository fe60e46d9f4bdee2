package io.twinstore.supabase;

import static io.twinstore.supabase.ScriptedServer.cutOff;
import static io.twinstore.supabase.ScriptedServer.rows;
import static io.twinstore.supabase.ScriptedServer.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.companies.Company;
import io.twinstore.domain.companies.CompanyColumns;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.errors.StoreException.Conflict;
import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.errors.StoreException.NotPermitted;
import io.twinstore.domain.errors.StoreException.TimedOut;
import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.errors.StoreException.Unexpected;
import io.twinstore.domain.query.Limits;
import io.twinstore.domain.rows.Row;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class HostileServerTest {
    private static final String KEY = "sb_secret_of_the_salon";
    private static final String NO_ROWS = "[]";

    private static SupabaseStore store(ScriptedServer server) {
        var limits = new Limits(100, 1000, 500, Duration.ofSeconds(2), Duration.ofMillis(500));
        return SupabaseStore.open(new SupabaseStore.Settings(server.url(), KEY, 2, limits));
    }

    private static <E extends StoreException> ScriptedServer read(Class<E> expected, ScriptedServer server) {
        try (server;
                var store = store(server)) {
            var error = assertThrows(expected, () -> store.companies().findById(1));
            assertFalse(String.valueOf(error.getMessage()).contains(KEY));
            return server;
        }
    }

    private static <E extends StoreException> ScriptedServer write(Class<E> expected, ScriptedServer server) {
        try (server;
                var store = store(server)) {
            var error = assertThrows(expected, () -> store.companies().upsert(company()));
            assertFalse(String.valueOf(error.getMessage()).contains("79161234567"));
            return server;
        }
    }

    private static Row<Company> company() {
        return Row.builder(CompanyColumns.SCHEMA)
                .set(CompanyColumns.COMPANY_ID, 1L)
                .set(CompanyColumns.TITLE, "Салон")
                .build();
    }

    @Test
    void aRefusedKeyIsNotPermittedAndNotTriedAgain() {
        var gateway = status(401, "{\"message\":\"Invalid API key\",\"hint\":\"\"}");
        assertEquals(
                1,
                read(NotPermitted.class, new ScriptedServer(gateway)).requests.size());
        var expired = status(401, "{\"code\":\"PGRST303\",\"message\":\"JWT expired\",\"details\":null,\"hint\":null}");
        read(NotPermitted.class, new ScriptedServer(expired));
        read(
                NotPermitted.class,
                new ScriptedServer(status(403, "{\"code\":\"42501\",\"message\":\"permission denied\"}")));
    }

    @Test
    void whatIsNoAnswerOfPostgrestIsUnexpected() {
        read(Unexpected.class, new ScriptedServer(status(200, "<html>hello</html>")));
        read(Unexpected.class, new ScriptedServer(status(200, "[{\"id\":1")));
        read(Unexpected.class, new ScriptedServer(status(200, "{\"message\":\"an error with status 200\"}")));
        read(Unexpected.class, new ScriptedServer(status(200, "[1,2]")));
        read(Unexpected.class, new ScriptedServer(status(404, "<html>not here</html>")));
        read(Unexpected.class, new ScriptedServer(status(200, NO_ROWS)));
    }

    @Test
    void aRedirectIsNotFollowedAndTheKeyStays() {
        try (var other = new ScriptedServer(rows(NO_ROWS))) {
            var elsewhere = status(302, "", "Location", other.url() + "/rest/v1/companies");
            read(Unexpected.class, new ScriptedServer(elsewhere));
            assertEquals(0, other.requests.size());
        }
    }

    @Test
    void theKeyGoesIntoTheHeaderAndNowhereElse() {
        try (var server = new ScriptedServer(status(200, NO_ROWS, "Content-Range", "*/0"));
                var store = store(server)) {
            assertTrue(store.companies().findById(1).isEmpty());
            assertEquals(KEY, server.keys.get(0));
            assertEquals("GET /rest/v1/companies", server.requests.get(0));
        }
    }

    @Test
    void aServerThatIsSilentIsATimeout() {
        var server = new ScriptedServer(rows(NO_ROWS));
        server.say(server.silent());
        assertEquals(1, read(TimedOut.class, server).requests.size());
        var again = new ScriptedServer(rows(NO_ROWS));
        again.say(again.silent());
        assertEquals(1, write(TimedOut.class, again).requests.size());
    }

    @Test
    void aZippedAnswerIsRead() {
        ScriptedServer.Answer zipped = exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            exchange.getResponseHeaders().add("Content-Range", "*/0");
            exchange.sendResponseHeaders(200, 0);
            try (var zip = new GZIPOutputStream(exchange.getResponseBody())) {
                zip.write(NO_ROWS.getBytes(StandardCharsets.UTF_8));
            }
        };
        try (var server = new ScriptedServer(zipped);
                var store = store(server)) {
            assertTrue(store.companies().findById(1).isEmpty());
        }
    }

    @Test
    void aReadIsRepeatedWhereTheFaultMayPass() {
        var busy = status(503, "{\"code\":\"PGRST002\",\"message\":\"\"}", "Retry-After", "0");
        try (var server = new ScriptedServer(busy, cutOff(), status(200, NO_ROWS, "Content-Range", "*/0"));
                var store = store(server)) {
            assertTrue(store.companies().findById(1).isEmpty());
            assertEquals(3, server.requests.size());
        }
        assertEquals(
                3,
                read(Unavailable.class, new ScriptedServer(status(502, "<html>")))
                        .requests
                        .size());
    }

    @Test
    void aWriteIsRepeatedOnlyWhenItWasProvablyNotExecuted() {
        var limited = status(429, "slow down", "Retry-After", "0");
        assertEquals(
                3,
                write(Unavailable.class, new ScriptedServer(limited)).requests.size());
        assertEquals(
                1,
                write(Unavailable.class, new ScriptedServer(status(502, "<html>")))
                        .requests
                        .size());
        var died = status(503, "{\"code\":\"PGRST001\",\"message\":\"no connection to the server\"}");
        assertEquals(
                1, write(Unavailable.class, new ScriptedServer(died)).requests.size());
        assertEquals(
                1, write(TimedOut.class, new ScriptedServer(cutOff())).requests.size());
    }

    @Test
    void aWaitThatTheDeadlineDoesNotAllowIsNotBegun() {
        var later = status(429, "", "Retry-After", "60");
        assertEquals(
                1, read(Unavailable.class, new ScriptedServer(later)).requests.size());
    }

    @Test
    void aDateToWaitForIsObeyedToo() {
        var later = status(429, "", "Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT");
        assertEquals(
                1, read(Unavailable.class, new ScriptedServer(later)).requests.size());
    }

    @Test
    void aServerThatDripsItsAnswerIsATimeoutToo() {
        try (var server = new ScriptedServer(rows(NO_ROWS))) {
            server.say(server.stallingBody());
            try (var store = store(server)) {
                assertThrows(TimedOut.class, () -> store.companies().findById(1));
            }
        }
    }

    @Test
    void aWriteThatMayHaveBeenExecutedSaysSo() {
        try (var server = new ScriptedServer(status(502, "<html>"));
                var store = store(server)) {
            var error = assertThrows(Unavailable.class, () -> store.companies().upsert(company()));
            assertTrue(String.valueOf(error.getMessage()).contains("whether the write took effect is unknown"));
        }
    }

    @Test
    void errorsOfPostgresqlAreTheSameAsWithoutPostgrest() {
        var conflict = "{\"code\":\"23505\",\"details\":\"Key (phone)=(79161234567) already exists.\",\"hint\":null,"
                + "\"message\":\"duplicate key value violates unique constraint \\\"companies_company_id_key\\\"\"}";
        write(Conflict.class, new ScriptedServer(status(409, conflict)));
        write(InvalidInput.class, new ScriptedServer(status(500, "{\"code\":\"21000\",\"message\":\"twice\"}")));
        write(TimedOut.class, new ScriptedServer(status(500, "{\"code\":\"57014\",\"message\":\"canceling\"}")));
        write(Unexpected.class, new ScriptedServer(status(404, "{\"code\":\"PGRST205\",\"message\":\"no table\"}")));
        write(Unavailable.class, new ScriptedServer(status(503, "{\"code\":\"53300\",\"message\":\"too many\"}")));
    }

    @Test
    void aHostThatIsNotThereIsUnavailableAndUnhealthy() {
        var server = new ScriptedServer(rows(NO_ROWS));
        server.close();
        try (var store = store(server)) {
            assertThrows(Unavailable.class, () -> store.companies().findById(1));
            assertFalse(store.health().healthy());
        }
    }

    @Test
    void aRowCapBelowTheLimitIsNotTakenForTheEnd() {
        var capped = status(206, "[]", "Content-Range", "0-0/3");
        read(Unexpected.class, new ScriptedServer(capped));
        try (var server = new ScriptedServer(capped);
                var store = store(server)) {
            assertThrows(Unexpected.class, () -> store.services().findAll(1, true));
        }
    }
}

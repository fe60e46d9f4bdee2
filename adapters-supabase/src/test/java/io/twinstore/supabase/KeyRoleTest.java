package io.twinstore.supabase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.errors.StoreException.NotPermitted;
import io.twinstore.domain.query.Limits;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRoleTest {
    private static SupabaseStore.Settings settings(String key, boolean any) {
        return new SupabaseStore.Settings(URI.create("http://127.0.0.1:1"), key, 1, Limits.DEFAULT, any);
    }

    private static String jwt(String claims) {
        return "eyJhbGciOiJIUzI1NiJ9."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".c2lnbmF0dXJl";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"role\":\"service_role\",\"iss\":\"supabase\",\"exp\":1}", "{\"role\":\"service_role\"}"})
    void theServiceRoleSeesEveryRow(String claims) {
        assertTrue(settings(jwt(claims), false).hidesRows().isEmpty());
        assertTrue(settings("sb_secret_abc", false).hidesRows().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"role\":\"anon\"} | of the role anon",
                "{\"role\":\"authenticated\"} | of the role authenticated",
                "{\"role\":7} | does not tell its role",
                "{\"role\":\"x y\"} | does not tell its role",
                "{} | does not tell its role",
                "no json | does not tell its role"
            })
    void anotherRoleIsRefusedByName(String claims, String words) {
        assertRefused(jwt(claims), words);
    }

    @ParameterizedTest
    @CsvSource({
        "sb_publishable_abc, of the role anon",
        "opaque, does not tell its role",
        "a.b.c, does not tell its role",
        "a.%%%.c, does not tell its role"
    })
    void aPublicOrUnknownKeyIsRefused(String key, String words) {
        assertRefused(key, words);
    }

    private static void assertRefused(String key, String words) {
        var reason = settings(key, false).hidesRows().orElseThrow();
        assertTrue(reason.contains(words) && reason.contains("sb_secret_..."), reason);
        assertFalse(reason.contains(key), reason);
        assertTrue(settings(key, true).hidesRows().isEmpty());
    }

    @Test
    void whatTrustsTheRowsIsNotToBeHadWithSuchAKey() {
        try (var store = SupabaseStore.open(settings("sb_publishable_abc", false));
                var trusted = SupabaseStore.open(settings("sb_publishable_abc", true))) {
            assertThrows(NotPermitted.class, store::tableReader);
            assertThrows(NotPermitted.class, store::twinRows);
            assertEquals("Supabase at 127.0.0.1:1", trusted.tableReader().place());
        }
    }
}

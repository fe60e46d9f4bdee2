package io.twinstore.supabase;

import io.twinstore.domain.values.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The role of a key, by its prefix or, of a JWT, by its claim; the key itself is checked by nobody but the project. */
final class KeyRole {
    private static final String SERVICE = "service_role";

    private KeyRole() {}

    /** Why rows may be hidden from the key without an error, and what to do; null for a key of the service role. */
    static @Nullable String hidesRows(String key) {
        var role = of(key);
        if (SERVICE.equals(role)) {
            return null;
        }
        var whose = role == null
                ? "does not tell its role"
                : "is a key of the role " + role + ", from which row-level security hides rows without a word";
        return "SUPABASE_KEY " + whose + "; set it to the project's secret key (sb_secret_..., or the JWT of " + SERVICE
                + ")";
    }

    private static @Nullable String of(String key) {
        if (key.startsWith("sb_secret_")) {
            return SERVICE;
        }
        return key.startsWith("sb_publishable_") ? "anon" : claimed(key.split("\\.", -1));
    }

    private static @Nullable String claimed(String... jwt) {
        if (jwt.length != 3) {
            return null;
        }
        try {
            var claims = new String(Base64.getUrlDecoder().decode(jwt[1]), StandardCharsets.UTF_8);
            return ExactJson.parse(claims) instanceof Json.Obj object
                            && object.get("role") instanceof Json.Str role
                            && role.value().matches("\\w{1,63}")
                    ? role.value()
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

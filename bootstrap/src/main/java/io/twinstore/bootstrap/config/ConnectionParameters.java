package io.twinstore.bootstrap.config;

import io.twinstore.application.flags.SettingException;
import io.twinstore.application.flags.Spelling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parameters of a connection as the driver is to get them: checked, and under the names that it knows. */
final class ConnectionParameters {
    /** What becomes of each, by its name. */
    static final Map<String, ParameterRule> RULES = rules("connection-parameters.txt");

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z_]{1,30}");

    /** libpq's word for the certificate authorities that the system trusts; here those that Java trusts. */
    static final String SYSTEM = "system";

    private static final String VERIFIED = "verify-full";

    private final Map<String, String> driver = new LinkedHashMap<>();

    private ConnectionParameters() {}

    /**
     * Takes them, or refuses the first one that cannot be taken.
     *
     * @param libpq whether libpq would read them: it means something else by {@code ssl}
     * @param afterPassword the names that may be the end of a password when nobody knows them
     * @throws SettingException naming the parameter, and no setting
     */
    static Map<String, String> of(Map<String, String> given, boolean libpq, Set<String> afterPassword) {
        var parameters = new ConnectionParameters();
        given.forEach((name, value) -> {
            var rule = RULES.get(name);
            if (rule == null) {
                throw unknown(name, afterPassword.contains(name));
            }
            if (name.equals("sslrootcert") && value.equals(SYSTEM)) {
                parameters.addSystemsAuthorities(given.get("sslmode"));
            } else {
                parameters.add(name, value, rule, libpq);
            }
        });
        return parameters.driver;
    }

    /** Anybody can have a certificate of a public authority, so only its host says whose it is; as libpq has it. */
    private void addSystemsAuthorities(@Nullable String sslMode) {
        if (sslMode != null && !sslMode.equals(VERIFIED)) {
            throw new SettingException("has sslrootcert=system, which needs sslmode=" + VERIFIED);
        }
        driver.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
        driver.put("sslmode", VERIFIED);
    }

    private void add(String name, String value, ParameterRule rule, boolean libpq) {
        if (name.equals("ssl") && libpq && value.equals("true")) {
            driver.putIfAbsent("sslmode", "require"); // the driver would ask for verify-full
        } else {
            rule.apply(name, value, driver);
        }
    }

    private static SettingException unknown(String name, boolean afterPassword) {
        var close = Spelling.closest(name, RULES.keySet());
        if (close.isPresent()) {
            return new SettingException("has a parameter that nobody knows; did you mean " + close.get() + "?");
        }
        return new SettingException(
                afterPassword || !NAME.matcher(name).matches()
                        ? "has a parameter that nobody knows; " + ConnectionString.ENCODED
                        : "has the parameter " + name
                                + ", which neither the JDBC driver nor libpq knows; leave it out");
    }

    private static Map<String, ParameterRule> rules(String resource) {
        try (var stream = Objects.requireNonNull(ConnectionParameters.class.getResourceAsStream(resource))) {
            var rules = new LinkedHashMap<String, ParameterRule>();
            new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> line.split(" ", 2))
                    .forEach(parts -> rules.put(parts[0], ParameterRule.of(parts[0], parts[1])));
            return Collections.unmodifiableMap(rules);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.twinstore.bootstrap.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.flags.SettingException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.postgresql.PGProperty;

/** Each parameter of the driver and of libpq is taken or refused by name; none is unknown. */
class ConnectionParametersTest {
    /** Those with a place of their own in an address. */
    private static final Set<String> PLACED = Set.of("PGHOST", "PGPORT", "PGDBNAME", "user", "password");

    /** Those of libpq 17 and 18 (PQconndefaults), but for host, port, dbname, user and password. */
    private static final List<String> OF_LIBPQ = List.of(
            "application_name",
            "channel_binding",
            "client_encoding",
            "connect_timeout",
            "fallback_application_name",
            "gssdelegation",
            "gssencmode",
            "gsslib",
            "hostaddr",
            "keepalives",
            "keepalives_count",
            "keepalives_idle",
            "keepalives_interval",
            "krbsrvname",
            "load_balance_hosts",
            "max_protocol_version",
            "min_protocol_version",
            "oauth_client_id",
            "oauth_client_secret",
            "oauth_issuer",
            "oauth_scope",
            "options",
            "passfile",
            "replication",
            "require_auth",
            "requirepeer",
            "requiressl",
            "scram_client_key",
            "scram_server_key",
            "service",
            "servicefile",
            "ssl_max_protocol_version",
            "ssl_min_protocol_version",
            "sslcert",
            "sslcertmode",
            "sslcompression",
            "sslcrl",
            "sslcrldir",
            "sslkey",
            "sslkeylogfile",
            "sslmode",
            "sslnegotiation",
            "sslpassword",
            "sslrootcert",
            "sslsni",
            "target_session_attrs",
            "tcp_user_timeout");

    private static String refusal(String parameters) {
        var e = assertThrows(
                SettingException.class,
                () -> DatabaseAddress.of("postgresql://u:geheim@h/d?" + parameters),
                parameters);
        var message = String.valueOf(e.getMessage());
        assertTrue(message.startsWith("DATABASE_URL ") && !message.contains("geheim"), message);
        return message;
    }

    private static String taken(String parameters) {
        var url = DatabaseAddress.of("postgresql://u@h/d?" + parameters).jdbcUrl();
        return url.contains("?") ? url.substring(url.indexOf('?') + 1) : "";
    }

    private static ParameterRule rule(String name) {
        return Objects.requireNonNull(ConnectionParameters.RULES.get(name), name);
    }

    @Test
    void everyParameterOfTheDriverAndOfLibpqIsKnown() {
        var known = Stream.concat(Arrays.stream(PGProperty.values()).map(PGProperty::getName), OF_LIBPQ.stream())
                .filter(name -> !PLACED.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        known.removeAll(ConnectionParameters.RULES.keySet());
        assertEquals(Set.of(), known);
    }

    @Test
    void whatTheDriverGetsItKnows() {
        for (var name : ConnectionParameters.RULES.keySet()) {
            var rule = rule(name);
            assertTrue(
                    rule.refusal() != null || rule.target().equals("-") || PGProperty.forName(rule.target()) != null,
                    name);
        }
    }

    /** What is missing from the choices here is refused on purpose: Twinstore writes, and names are the driver's new ones. */
    @Test
    void choicesAreTheDrivers() {
        for (var property : PGProperty.values()) {
            var choices = property.getChoices();
            if (choices == null || PLACED.contains(property.getName())) {
                continue;
            }
            var rule = rule(property.getName());
            if (rule.refusal() == null && !property.getName().equals("targetServerType")) {
                var ours = new TreeSet<>(
                        List.of(rule.values().replaceFirst("^,", "").split("\\|", -1)));
                assertEquals(new TreeSet<>(List.of(choices)), ours, property.getName());
            }
        }
    }

    @Test
    void libpqsNamesAndValuesBecomeTheDrivers() {
        assertEquals("ApplicationName=sal%C3%B3n%20%26%201", taken("application_name=sal%C3%B3n%20%26%201"));
        assertEquals("targetServerType=primary", taken("target_session_attrs=read-write"));
        assertEquals("channelBinding=require&sslmode=require", taken("channel_binding=require&sslmode=require"));
        assertEquals("tcpKeepAlive=false&gssEncMode=disable", taken("keepalives=0&gssencmode=disable"));
        assertEquals("loadBalanceHosts=true", taken("load_balance_hosts=random"));
        assertEquals("", taken("client_encoding=utf8&sslcompression=0&currentSchema=public&schema=public"));
        assertEquals("requireAuth=scram-sha-256%2C%21md5", taken("require_auth=scram-sha-256,!md5"));
        assertEquals("prepareThreshold=0", taken("prepareThreshold=0"));
        assertEquals("sslmode=require", taken("ssl=true"));
        assertEquals(
                "sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory&sslmode=verify-full", taken("sslrootcert=system"));
    }

    @Test
    void aWrongValueIsAnsweredWithThoseAllowed() {
        assertEquals(
                "DATABASE_URL has a malformed sslmode; it must be one of disable, allow, prefer, require, verify-ca,"
                        + " verify-full",
                refusal("sslmode=requir"));
        assertTrue(refusal("targetServerType=secondary").endsWith("any, primary, master, preferPrimary"));
        assertTrue(refusal("target_session_attrs=standby").endsWith("any, read-write, primary"));
        assertTrue(refusal("prepareThreshold=-1").endsWith("a whole number"));
        assertTrue(refusal("tcpKeepAlive=on").endsWith("true, false"));
        assertTrue(refusal("require_auth=kerberos").contains("one or more of password, md5"));
        assertTrue(refusal("sslrootcert=/nowhere/ca.pem").endsWith("a file that can be read"));
        assertTrue(refusal("currentSchema=salon").endsWith("one of public"));
        assertTrue(refusal("sslmode=require&sslrootcert=system").endsWith("needs sslmode=verify-full"));
        assertTrue(refusal("application_name=").endsWith("a text"));
    }

    @Test
    void aParameterThatCannotBeTakenSaysWhatToWrite() {
        assertTrue(refusal("connect_timeout=10").contains("connect_timeout, which is not taken: set TWINSTORE_HEALTH"));
        assertTrue(refusal("socketTimeout=10").contains("TWINSTORE_QUERY_SECONDS"));
        assertTrue(refusal("options=-c%20statement_timeout%3D0").contains("ALTER ROLE"));
        assertTrue(refusal("pgbouncer=true").contains("a pooler is recognised"));
        assertTrue(refusal("service=salon").contains("host, port, database"));
        assertTrue(refusal("sslpassword=geheim").contains("without a password"));
        assertTrue(refusal("stringtype=unspecified").contains("type of its column"));
        assertTrue(refusal("logServerErrorDetail=true").contains("quotes rows"));
    }

    @Test
    void anUnknownParameterIsNamedOrTheOneThatWasMeant() {
        assertTrue(refusal("sslMode=require").endsWith("did you mean sslmode?"));
        assertTrue(refusal("aplication_name=x").endsWith("did you mean application_name?"));
        assertTrue(refusal("colour=red").contains("the parameter colour, which neither"));
        assertTrue(refusal("p%40ss=red").contains("if it is a part of the password"));
    }
}

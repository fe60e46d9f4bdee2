package io.twinstore.bootstrap.config;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.flags.SettingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** Each form that people copy from libpq's, the driver's and their provider's pages is read as they mean it, or refused. */
class DatabaseAddressTest {
    private static void taken(String text, String server, String user, String password) {
        var address = DatabaseAddress.of(text);
        assertEquals("jdbc:postgresql://" + server, address.jdbcUrl());
        assertEquals(user, address.user());
        assertEquals(password, address.password());
        assertTrue(new Driver().acceptsURL(address.jdbcUrl()), address.jdbcUrl());
        assertTrue(password.isEmpty() || !address.toString().contains(password));
    }

    private static void refused(String text, String words) {
        var e = assertThrows(SettingException.class, () -> DatabaseAddress.of(text), text);
        var message = String.valueOf(e.getMessage());
        assertTrue(message.startsWith("DATABASE_URL ") && message.contains(words), message);
        assertFalse(message.contains("geheim") || message.contains("9161234567"), message);
    }

    @Test
    void urlsOfLibpq() {
        taken("postgres://salon:pw@h:6432/db?sslmode=require", "h:6432/db?sslmode=require", "salon", "pw");
        taken("postgresql://salon@h/db", "h/db", "salon", "");
        taken("postgresql://salon:@h/db", "h/db", "salon", "");
        taken("postgresql://salon:pw@h1:1,h2:2,h3/db", "h1:1,h2:2,h3/db", "salon", "pw");
        taken("postgresql://salon:pw@[2001:db8::1]:5433/db", "[2001:db8::1]:5433/db", "salon", "pw");
        taken("postgresql:///db?host=h&port=7&user=salon&password=p%26w", "h:7/db", "salon", "p&w");
        taken("postgresql:///db?user=salon", "localhost/db", "salon", "");
        taken(
                "postgresql://salon:pw@h/%D1%81%D0%B0%D0%BB%D0%BE%D0%BD",
                "h/%D1%81%D0%B0%D0%BB%D0%BE%D0%BD", "salon", "pw");
        taken("postgresql://salon%40server:pw@my_host.example/db", "my_host.example/db", "salon@server", "pw");
    }

    private static List<String> servers(String text) {
        return DatabaseAddress.of(text).servers().stream()
                .map(server -> server.getHostString() + " " + server.getPort())
                .toList();
    }

    @Test
    void itsServersAreThoseOfTheUrl() {
        assertEquals(List.of("127.0.0.1 5432"), servers("postgresql://salon@127.0.0.1/db"));
        assertEquals(List.of("127.0.0.1 1", "127.0.0.2 5432"), servers("postgresql://salon@127.0.0.1:1,127.0.0.2/db"));
        assertEquals(List.of("localhost 5432"), servers("postgresql:///db?user=salon"));
        assertEquals(
                5433,
                DatabaseAddress.of("postgresql://salon@[::1]:5433/db")
                        .servers()
                        .get(0)
                        .getPort());
    }

    @Test
    void urlsOfTheDriver() {
        taken("jdbc:postgresql://host/db?user=salon&password=pw", "host/db", "salon", "pw");
        taken("jdbc:postgresql:db?user=salon", "localhost/db", "salon", "");
        taken("jdbc:postgresql:///db?user=salon&password=p+w", "localhost/db", "salon", "p w");
        taken(
                "jdbc:postgresql://h1:1,h2:2/db?user=a@b&targetServerType=primary",
                "h1:1,h2:2/db?targetServerType=primary",
                "a@b",
                "");
        taken("jdbc:postgresql://salon:pw@h/db?ssl=true", "h/db?ssl=true", "salon", "pw");
        taken("jdbc:postgresql://h/x?user=salon&PGDBNAME=db&PGHOST=g&PGPORT=9", "g:9/db", "salon", "");
    }

    @Test
    void libpqsListOfNamesAndValues() {
        taken(
                "host=h port=6432 dbname=db user=salon password=pw sslmode=require",
                "h:6432/db?sslmode=require",
                "salon",
                "pw");
        taken("host = 'h' dbname='my db' user=salon password='it\\'s a \\\\ # '", "h/my%20db", "salon", "it's a \\ # ");
        taken("host=h1,h2 port=1,2 dbname=db user=salon", "h1:1,h2:2/db", "salon", "");
        taken("host=h1,h2 port=7 dbname=db user=salon", "h1:7,h2:7/db", "salon", "");
        taken("host=::1 dbname=db user=salon", "[::1]/db", "salon", "");
        taken("dbname=db user=salon\n", "localhost/db", "salon", "");
    }

    @Test
    void aPasswordWithAnyCharactersGetsThrough() {
        taken("postgresql://salon:p@ss#w/rd:%25+1@h/db", "h/db", "salon", "p@ss#w/rd:%+1");
        taken("postgresql://salon:%D0%BF%26%3F%2F%23%40@h/db", "h/db", "salon", "п&?/#@");
        var address = ofParts(Map.of("POSTGRES_PASSWORD", "p@ss/w?rd&#%+ '\"ö", "POSTGRES_DATABASE", "a/b c"));
        assertEquals("p@ss/w?rd&#%+ '\"ö", address.password());
        var read = Driver.parseURL(address.jdbcUrl(), new Properties());
        assertEquals("a/b c", read == null ? "" : PGProperty.PG_DBNAME.getOrDefault(read));
    }

    private static DatabaseAddress ofParts(Map<String, String> more) {
        var settings = new java.util.HashMap<>(
                Map.of("POSTGRES_HOST", "h", "POSTGRES_DATABASE", "db", "POSTGRES_USER", "salon"));
        settings.putAll(more);
        return new Stores(Configuration.of(settings, Map.of(), null, Path.of("nowhere"))).postgresAddress();
    }

    @Test
    void partsAreTakenAsAUrlIs() {
        assertEquals(
                "jdbc:postgresql://h:5432/db?sslmode=prefer", ofParts(Map.of()).jdbcUrl());
        assertEquals(
                "jdbc:postgresql://h1:1,h2:1/db?sslmode=prefer",
                ofParts(Map.of("POSTGRES_HOST", "h1,h2", "POSTGRES_PORT", "1")).jdbcUrl());
        assertEquals(
                "jdbc:postgresql://[::1]:5432/db?sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory&sslmode=verify-full",
                ofParts(Map.of("POSTGRES_HOST", "::1", "POSTGRES_SSLROOTCERT", "system"))
                        .jdbcUrl());
    }

    @Test
    void aPartThatCannotBeIsRefusedByName() {
        Map.of(
                        "POSTGRES_HOST", List.of("/var/run/postgresql", "u:geheim@h", "h/db", "h:5432"),
                        "POSTGRES_PORT", List.of("0", "65536", "abc"),
                        "POSTGRES_DATABASE", List.of("a\nb", "x".repeat(64)),
                        "POSTGRES_USER", List.of("a\tb", "ж".repeat(32)),
                        "POSTGRES_PASSWORD", List.of("geheim\nSUPABASE_KEY"),
                        "POSTGRES_SSLMODE", List.of("requir", "REQUIRE"),
                        "POSTGRES_SSLROOTCERT", List.of("/nowhere/geheim.pem", "/"))
                .forEach((name, values) -> values.forEach(value -> {
                    var e = assertThrows(SettingException.class, () -> ofParts(Map.of(name, value)), name + value);
                    assertTrue(String.valueOf(e.getMessage()).startsWith(name + " "), e.getMessage());
                    assertFalse(String.valueOf(e.getMessage()).contains("geheim"), e.getMessage());
                }));
    }

    @Test
    void whatIsNoAddressOrLacksAPart() {
        refused("mysql://u:geheim@h/d", "is malformed; it must be postgresql://user:password@host:port/database");
        refused("geheim", "is malformed");
        refused("psql 'postgresql://u:geheim@h/d'", "is malformed");
        refused("u:geheim@h/d", "is malformed");
        refused("postgresql:u:geheim@h/d", "is malformed");
        refused("postgresql://h/d", "names no user");
        refused("postgresql://u:geheim@h", "names no database");
        refused("postgresql://u:geheim@h/", "names no database");
        refused("jdbc:postgresql://h?user=u&password=geheim", "names no database");
        refused("postgresql://u:[YOUR-PASSWORD]@h/d", "[YOUR-PASSWORD]");
        refused("postgresql://u:geheim%FF@h/d", "UTF-8");
        refused("postgresql://u:geheim%00@h/d", "UTF-8");
        refused("postgresql://u:geheim@h:0/d", "a port that is not 1 to 65535");
        refused("postgresql://u:geheim@h:70000/d", "a port that is not 1 to 65535");
        refused("host=a,b,c port=1,2 dbname=d user=u password=geheim", "3 hosts and 2 ports");
        refused("host=h dbname=d user=u password=x geheim", "single quotes");
        refused("host=h dbname=d user=u password='x geheim", "single quotes");
    }

    @Test
    void aSocketIsRefusedByName() {
        refused("postgresql://u:geheim@%2Fvar%2Frun/d", "Unix socket");
        refused("postgresql:///d?host=/var/run/postgresql&user=u", "Unix socket");
        refused("host=/tmp dbname=d user=u", "Unix socket");
    }

    @Test
    void aPasswordThatASeparatorCutsInTwoIsNotShown() {
        assertAll(List.of(
                        "postgresql://u:pw?geheim@h/d",
                        "postgresql://u:1?geheim=1@h/d",
                        "postgresql://u:12/3?geheim=1@h/d",
                        "postgresql://u:p@h/d?geheim=1@host/db",
                        "postgresql://u:p/w#geheim",
                        "jdbc:postgresql://h/d?user=u&password=a&geheim",
                        "jdbc:postgresql://h/d?user=u&password=a&geheim=1",
                        "jdbc:postgresql://h/d?user=u&password=a%geheim",
                        "postgresql://u:a%geheim@h/d",
                        "host=h dbname=d user=u password=a geheim=1",
                        "host=h dbname=d user=u password=a geheim",
                        "postgresql://u:pw@h/geheim/79161234567")
                .stream()
                .map(text -> () -> refused(text, "")));
    }
}

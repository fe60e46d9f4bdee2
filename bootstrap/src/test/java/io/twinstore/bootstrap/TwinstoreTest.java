package io.twinstore.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.SettingException;
import io.twinstore.bootstrap.state.TwoStores;
import io.twinstore.domain.companies.CompanyColumns;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.query.Limits;
import io.twinstore.domain.store.Backend;
import io.twinstore.schema.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The library as a program that links it meets it. */
class TwinstoreTest {
    private static final String KEY = "sb_secret_of_the_test";
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final String MARK = "// README\n";

    private static String url(TestDatabase database) {
        return database.jdbcUrl();
    }

    private static String refused(Consumer<Twinstore.Builder> described) {
        var builder = Twinstore.builder();
        return String.valueOf(assertThrows(SettingException.class, () -> {
                    described.accept(builder);
                    builder.open().close();
                })
                .getMessage());
    }

    @Test
    void theReadmesExampleIsCompiledAndRuns() throws IOException, SQLException {
        var readme = JAVA.matcher(Files.readString(Path.of("../README.md")));
        assertTrue(readme.find(), "the README has an example");
        var source = Files.readString(Path.of("src/test/java/io/twinstore/bootstrap/ReadmeExample.java"));
        var example = source.split(MARK, -1)[1].stripIndent().strip();
        assertEquals(example, readme.group(1).strip());
        assertTrue(example.lines().count() <= 10, "ten lines");
        try (var database = TestDatabase.migrated()) {
            TwoStores.execute(database, "insert into companies (company_id, title) values (962302, 'Salon')");
            var client = ReadmeExample.run(url(database), database.user(), database.password());
            assertEquals("79161234567", client.phone());
        }
    }

    @Test
    void oneStoreAloneKeepsNothingOnDisk() {
        try (var database = TestDatabase.migrated();
                var twinstore = Twinstore.builder()
                        .postgres(url(database), database.user(), "a password of & = % +")
                        .open()) {
            var salon = twinstore.dataLayer();
            assertTrue(salon.upsertCompany(CompanyColumns.upsert(1, "Salon")).found());
            var company = salon.getCompany(1);
            assertEquals(Backend.POSTGRES, company.backend());
            assertEquals("Salon", company.orElseThrow().title());
            var none = salon.getCompany(2);
            assertTrue(none.success());
            assertFalse(none.found());
            assertEquals(Optional.empty(), none.toOptional());
            assertThrows(NoSuchElementException.class, none::orElseThrow);
        }
        assertFalse(Files.exists(Path.of(".twinstore")));
    }

    @Test
    void aSourceOfConnectionsOfTheProgramIsUsedAndStaysOpen() {
        try (var database = TestDatabase.migrated();
                var own = new HikariDataSource()) {
            own.setJdbcUrl(database.jdbcUrl());
            own.setUsername(database.user());
            own.setPassword(database.password());
            own.setMaximumPoolSize(2);
            own.setConnectionInitSql("set TimeZone = 'Asia/Tokyo'; set extra_float_digits = 0");
            try (var twinstore = Twinstore.builder()
                    .postgres(own)
                    .limits(Limits.DEFAULT.maxBatch(1).query(Duration.ofSeconds(10)))
                    .open()) {
                var salon = twinstore.dataLayer(CallingModule.API);
                var stored =
                        salon.upsertCompany(CompanyColumns.upsert(1, "Salon")).orElseThrow();
                assertEquals(stored, salon.getCompany(1).orElseThrow());
                assertTrue(salon.healthCheck().orElseThrow().healthy());
            }
            assertFalse(own.isClosed());
        }
    }

    @Test
    void bothStoresAndTheFlagsBetweenThem() {
        try (var stores = TwoStores.start();
                var twinstore = Twinstore.builder()
                        .postgres(url(stores.postgres()), stores.postgres().user(), "x")
                        .supabase(URI.create("http://127.0.0.1:" + stores.supabasePort()), KEY)
                        .stateDirectory(stores.state().path().resolve(""))
                        .flag(Flag.DUAL_WRITE, true)
                        .flag(Flag.TIMEWEB_API, true)
                        .open()) {
            var sync = twinstore.dataLayer(CallingModule.SYNC);
            var api = twinstore.dataLayer(CallingModule.API);
            sync.upsertCompany(CompanyColumns.upsert(1, "Salon")).orElseThrow();
            assertEquals(Backend.SUPABASE, sync.getCompany(1).backend());
            assertEquals("Salon", api.getCompany(1).orElseThrow().title());
        }
    }

    @Test
    void aStoreThatIsDownIsAnExceptionOfItsKindForThoseWhoWantOne() {
        try (var twinstore = Twinstore.builder().supabase(NOWHERE, KEY).open()) {
            var answer = twinstore.dataLayer().getCompany(1);
            assertFalse(answer.success());
            assertThrows(StoreException.Unavailable.class, answer::orElseThrow);
            assertThrows(StoreException.Unavailable.class, answer::toOptional);
        }
    }

    @Test
    void whatCannotWorkIsRefusedAtOnceByTheNameOfTheSetting() {
        assertEquals("no store is described; call postgres(...) or supabase(...), or both", refused(builder -> {}));
        for (var wrong : List.<Consumer<Twinstore.Builder>>of(
                builder -> builder.supabase(URI.create("ftp://x"), KEY), builder -> builder.supabase(NOWHERE, " "))) {
            assertTrue(refused(wrong).startsWith("SUPABASE_"), refused(wrong));
        }
        assertTrue(refused(builder -> builder.postgres("jdbc:mysql://h/db", "u", "hidden"))
                .startsWith("DATABASE_URL "));
        assertFalse(refused(builder -> builder.postgres("jdbc:postgresql://h/db?sslmode=requir", "u", "hidden"))
                .contains("hidden"));
        assertTrue(refused(builder -> builder.supabase(NOWHERE, KEY).postgres("jdbc:postgresql://h/db", "u", "hidden"))
                .startsWith("TWINSTORE_HOME is missing"));
        assertTrue(refused(builder -> builder.supabase(NOWHERE, KEY).flag(Flag.DUAL_WRITE, true))
                .startsWith("DUAL_WRITE=true needs both stores"));
        assertTrue(refused(builder -> builder.supabase(NOWHERE, KEY).setting("TWINSTORE_POOL_SIZE", "0"))
                .contains("1 to 1000"));
        assertTrue(refused(builder -> builder.supabase(NOWHERE, KEY).setting("TWINSTORE_POOLSIZE", "1"))
                .contains("TWINSTORE_POOLSIZE"));
        assertThrows(IllegalArgumentException.class, () -> Limits.DEFAULT.list(2_000));
    }
}

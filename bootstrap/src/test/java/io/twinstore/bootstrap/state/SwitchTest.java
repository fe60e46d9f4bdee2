package io.twinstore.bootstrap.state;

import static io.twinstore.domain.store.Backend.POSTGRES;
import static io.twinstore.domain.store.Backend.SUPABASE;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.facade.DataLayer;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Flags;
import io.twinstore.application.flags.SettingException;
import io.twinstore.application.flags.Share;
import io.twinstore.application.switching.FlagStore;
import io.twinstore.application.switching.ProcessRegistry.RunningProcess;
import io.twinstore.application.switching.WatchedFlags;
import io.twinstore.bootstrap.config.Configuration;
import io.twinstore.bootstrap.wiring.UseCases;
import io.twinstore.bootstrap.wiring.Wiring;
import io.twinstore.domain.clients.Client;
import io.twinstore.domain.clients.ClientColumns;
import io.twinstore.domain.companies.CompanyColumns;
import io.twinstore.domain.errors.ErrorKind;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.store.Backend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A process whose flags change under it, over a PostgreSQL and a local Supabase of their own. */
class SwitchTest {
    private static final Flags READ_POSTGRES = Flags.DEFAULT.with(Flag.USE_REPOSITORY_PATTERN, true);

    private final TwoStores stores = TwoStores.start();

    @AfterEach
    void stop() {
        stores.close();
    }

    private Wiring open(String... flags) {
        return stores.open(flags);
    }

    private Path stateDirectory() {
        return stores.state().path().resolve("");
    }

    private FlagStore file() {
        return stores.state().flags();
    }

    private void set(Flags flags) {
        file().write(Flags.DEFAULT, flags, "test", Instant.EPOCH);
    }

    @Test
    void readsChangeSidesWithoutARestart() {
        try (var twinstore = open()) {
            var api = twinstore.dataLayer(CallingModule.API);
            assertEquals(SUPABASE, api.getCompany(1).backend());
            set(READ_POSTGRES.with(Flag.TIMEWEB_SYNC, false));
            await().untilAsserted(() -> assertEquals(POSTGRES, api.getCompany(1).backend()));
            assertEquals(
                    SUPABASE,
                    twinstore.dataLayer(CallingModule.SYNC).getCompany(1).backend());
            assertTrue(twinstore.flags().drained());
        }
    }

    @Test
    void aShareIsTheSameClientsForEveryProcess() {
        try (var twinstore = open("DUAL_WRITE=true", "TIMEWEB_API=25%");
                var another = open()) {
            var api = twinstore.dataLayer(CallingModule.API);
            assertTrue(api.upsertCompany(TwoStores.company(1, "Salon")).success());
            assertTrue(api.upsertClients(
                            LongStream.range(0, 40).mapToObj(SwitchTest::client).toList())
                    .success());
            await().untilAsserted(stores::assertReconciled);
            var quarter = storesByPhone(api);
            assertEquals(Set.of(POSTGRES, SUPABASE), Set.copyOf(quarter.values()));
            assertEquals(quarter, storesByPhone(api));
            assertEquals(quarter, storesByPhone(another.dataLayer(CallingModule.API)));
            set(file().require().with(Flag.TIMEWEB_API, new Share(50)));
            await().untilAsserted(() ->
                    assertEquals(new Share(50), twinstore.flags().flags().value(Flag.TIMEWEB_API)));
            var half = storesByPhone(api);
            assertNotEquals(quarter, half);
            quarter.forEach((phone, store) -> assertTrue(store == SUPABASE || half.get(phone) == POSTGRES, phone));
        }
    }

    private static Row<Client> client(long number) {
        return Row.builder(ClientColumns.SCHEMA)
                .set(ClientColumns.YCLIENTS_ID, number)
                .set(ClientColumns.COMPANY_ID, 1L)
                .set(ClientColumns.NAME, "Anna")
                .set(ClientColumns.PHONE, phone(number))
                .build();
    }

    private static String phone(long number) {
        return "791612345" + (10 + number);
    }

    /** The store that answers each client's phone, in whatever form it is asked for. */
    private static Map<String, Backend> storesByPhone(DataLayer api) {
        var answered = new TreeMap<String, Backend>();
        for (long number = 0; number < 40; number++) {
            var phone = phone(number);
            for (var form : List.of(phone, "+" + phone, "8" + phone.substring(1), phone + "@c.us")) {
                var answer = api.getClientByPhone(form);
                assertTrue(answer.found());
                var before = answered.put(phone, answer.backend());
                assertTrue(before == null || before == answer.backend(), form);
            }
        }
        return answered;
    }

    @Test
    void aShareIsWrittenToTheFileAndReadAgain() throws IOException {
        var flags = Flags.DEFAULT
                .with(Flag.DUAL_WRITE, true)
                .with(Flag.TIMEWEB_API, new Share(25))
                .with(Flag.TIMEWEB_SYNC, false);
        stores.state().prepare();
        set(flags);
        assertEquals(flags, file().require());
        var written = Files.readString(stateDirectory().resolve("flags"));
        assertTrue(written.contains("\nTIMEWEB_API=25%\n"), written);
        Files.writeString(stateDirectory().resolve("flags"), written.replace("25%", "250%"));
        var refusal = assertThrows(SettingException.class, () -> file().require());
        assertTrue(
                String.valueOf(refusal.getMessage()).contains("TIMEWEB_API must be true, false, or a share"),
                refusal.getMessage());
    }

    @Test
    void theFileOutranksTheEnvironmentWhichFillsIt() throws IOException {
        try (var twinstore = open("USE_REPOSITORY_PATTERN=true")) {
            assertEquals(
                    POSTGRES,
                    twinstore.dataLayer(CallingModule.API).getCompany(1).backend());
        }
        assertTrue(Files.readString(stateDirectory().resolve("flags")).contains("USE_REPOSITORY_PATTERN=true"));
        try (var twinstore = open("USE_REPOSITORY_PATTERN=false")) {
            assertEquals(
                    POSTGRES,
                    twinstore.dataLayer(CallingModule.API).getCompany(1).backend());
        }
        assertTrue(Files.readString(stateDirectory().resolve("flags.audit")).contains("first start"));
    }

    @Test
    void anInvalidFileIsIgnoredAndItIsSaidWhy() throws IOException {
        try (var twinstore = open()) {
            var api = twinstore.dataLayer(CallingModule.API);
            for (var wrong : new String[] {
                "USE_REPOSITORY_PATTERN=yes", "USE_REPOSITORY_PATERN=true", "nonsense", "TIMEWEB_IS_PRIMARY=true"
            }) {
                set(Flags.DEFAULT);
                await().untilAsserted(() ->
                        assertEquals(Optional.empty(), twinstore.flags().problem()));
                Files.writeString(stateDirectory().resolve("flags"), wrong);
                await().untilAsserted(
                                () -> assertTrue(twinstore.flags().problem().isPresent(), "the flags are followed"));
                assertEquals(SUPABASE, api.getCompany(1).backend());
                assertFalse(notes(api).isEmpty());
            }
            Files.delete(stateDirectory().resolve("flags"));
            await().untilAsserted(() -> {
                var problem = twinstore.flags().problem().orElse("");
                assertTrue(problem.contains("is gone"), problem);
            });
        }
    }

    @Test
    void flagsThatAreGoneStayAsTheyWereSetAlsoAtTheNextStart() throws IOException {
        open("LOG_DATABASE_CALLS=true", "DUAL_WRITE=true").close();
        Files.delete(stateDirectory().resolve("flags"));
        try (var twinstore = open("DUAL_WRITE=false")) {
            assertTrue(twinstore.flags().flags().on(Flag.DUAL_WRITE));
            assertTrue(twinstore.flags().problem().orElse("").contains("is gone"));
            assertFalse(Files.exists(stateDirectory().resolve("flags")));
            new UseCases(stores.configuration(), Clock.systemUTC())
                    .flagChange()
                    .make(Flag.LOG_DATABASE_CALLS, Share.NONE, "test");
            await().untilAsserted(() ->
                    assertEquals(Optional.empty(), twinstore.flags().problem()));
            assertTrue(twinstore.flags().flags().on(Flag.DUAL_WRITE));
        }
    }

    @Test
    void nothingIsWrittenWhileThePrimaryCannotBeRead() throws IOException {
        try (var twinstore = open()) {
            var api = twinstore.dataLayer(CallingModule.API);
            for (var name : List.of("source", "gate.closed.lock")) {
                spoil(stateDirectory().resolve(name));
                Files.writeString(stateDirectory().resolve("gate.closed"), "a dead process's");
                var error = Objects.requireNonNull(
                        api.upsertCompany(TwoStores.company(1, name)).error());
                assertEquals(ErrorKind.UNAVAILABLE, error.kind());
                assertTrue(error.message().contains("nothing was sent"), error.message());
                Files.delete(stateDirectory().resolve(name));
                file().writePrimary(SUPABASE);
                var written = api.upsertCompany(TwoStores.company(1, name));
                assertTrue(written.success(), () -> String.valueOf(written.error()));
                await().untilAsserted(() -> assertEquals(
                        List.of(),
                        stores.state().processes().all().stream()
                                .filter(RunningProcess::writing)
                                .map(RunningProcess::name)
                                .toList()));
            }
        }
    }

    /** Makes a directory of it, which root cannot read as a file either. */
    private static void spoil(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createDirectory(file);
    }

    @Test
    void thePrimaryIsFollowedEvenWhenTheFlagsCannotBe() throws IOException {
        try (var twinstore = open()) {
            Files.writeString(stateDirectory().resolve("flags"), "nonsense");
            await().untilAsserted(() -> assertTrue(twinstore.flags().problem().isPresent(), "the flags are followed"));
            file().writePrimary(POSTGRES);
            var written = twinstore.dataLayer(CallingModule.API).upsertCompany(TwoStores.company(1, "Salon"));
            assertEquals(POSTGRES, written.backend());
            assertTrue(twinstore.flags().problem().isPresent());
        }
    }

    @Test
    void aFileThatWasCutOffIsNotTakenForFlagsThatAreNotSet() throws IOException {
        try (var twinstore = open("DUAL_WRITE=true", "LOG_DATABASE_CALLS=true")) {
            var whole = Files.readString(stateDirectory().resolve("flags"));
            for (int length = 0; length < whole.length() - 1; length++) {
                Files.writeString(stateDirectory().resolve("flags"), whole.substring(0, length));
                assertTrue(twinstore.flags().follow());
                assertTrue(twinstore.flags().problem().isPresent(), whole.substring(0, length));
                assertTrue(twinstore.flags().flags().on(Flag.DUAL_WRITE));
            }
            Files.writeString(stateDirectory().resolve("flags"), whole.replace("# end", "DUAL_WRITE=false\n# end"));
            assertTrue(twinstore.flags().follow());
            assertTrue(twinstore.flags().problem().orElse("").contains("twice"));
        }
    }

    @Test
    void aProcessIsFoundAgainAfterItsNoteWasDeleted() throws IOException {
        try (var twinstore = open()) {
            try (var files = Files.list(stateDirectory().resolve("processes"))) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(stateDirectory().resolve("processes"));
            assertTrue(twinstore.flags().follow());
            var peer = stores.state().processes().all().get(0);
            assertEquals(WatchedFlags.digest(twinstore.flags().flags()), peer.follows());
            var written = twinstore.dataLayer(CallingModule.API).upsertCompany(TwoStores.company(1, "Salon"));
            assertTrue(written.success(), () -> String.valueOf(written.error()));
        }
        assertEquals(List.of(), stores.state().processes().all());
    }

    @Test
    void aProcessWithOneStoreOpensTheDivergenceToo() {
        open("DUAL_WRITE=true").close();
        var divergence = stores.state().divergence();
        assertTrue(divergence.close(divergence.state(), Instant.EPOCH));
        set(Flags.DEFAULT);
        var settings = stores.settings();
        settings.remove("DATABASE_URL");
        try (var twinstore =
                Wiring.open(Configuration.of(Map.of(), settings, null, stateDirectory()), Clock.systemUTC())) {
            assertTrue(
                    divergence.problem().isPresent(),
                    () -> twinstore.flags().flags().toString());
        }
    }

    private static String notes(DataLayer api) {
        var health = api.healthCheck().data();
        return health == null ? "" : String.join("", health.notes());
    }

    @Test
    void anInvalidCombinationOfFlagsIsRefusedAtTheStart() {
        assertThrows(SettingException.class, () -> open("DUAL_WIRTE=true"));
        assertThrows(SettingException.class, () -> open("DUAL_WRITE=1"));
        assertThrows(SettingException.class, () -> open("USE_LEGACY_SUPABASE=false", "DUAL_WRITE=true"));
        assertFalse(Files.exists(stateDirectory()));
    }

    @Test
    void aReadIsAnsweredByThePrimaryWhenItsStoreIsDown() {
        try (var twinstore = open("TIMEWEB_IS_PRIMARY=true")) {
            var api = twinstore.dataLayer(CallingModule.API);
            stores.stopSupabase();
            var answer = api.getCompany(1);
            assertTrue(answer.success());
            assertEquals(POSTGRES, answer.backend());
            var fallback = Objects.requireNonNull(answer.fallback());
            assertEquals(SUPABASE, fallback.insteadOf());
            assertFalse(fallback.keysPending());
            for (int i = 0; i < 5; i++) {
                assertTrue(api.getCompany(1).success());
            }
            assertTrue(notes(api).contains("circuit breaker before SUPABASE is OPEN"), notes(api));
        }
    }

    @Test
    void neitherAWriteNorAReadOfTheSourceChangesSides() {
        try (var twinstore = open()) {
            var api = twinstore.dataLayer(CallingModule.API);
            stores.stopSupabase();
            var company = Row.builder(CompanyColumns.SCHEMA)
                    .set(CompanyColumns.COMPANY_ID, 1L)
                    .set(CompanyColumns.TITLE, "x")
                    .build();
            var write = api.upsertCompany(company);
            assertFalse(write.success());
            assertEquals(SUPABASE, write.backend());
            var error = api.getCompany(1).error();
            assertEquals(ErrorKind.UNAVAILABLE, error == null ? null : error.kind());
        }
    }
}

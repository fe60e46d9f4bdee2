package io.twinstore.bootstrap.masking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.facade.Envelope;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.bootstrap.config.Configuration;
import io.twinstore.bootstrap.sandbox.Sandbox;
import io.twinstore.bootstrap.wiring.Wiring;
import io.twinstore.domain.clients.Client;
import io.twinstore.domain.clients.ClientColumns;
import io.twinstore.domain.companies.CompanyColumns;
import io.twinstore.domain.dialogs.DialogContextColumns;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.query.Limits;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableWriter;
import io.twinstore.domain.values.Json;
import io.twinstore.postgres.PostgresStore;
import io.twinstore.schema.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A process as a program links it, with every call logged, and the refusals of PostgreSQL, which quote what they refuse. */
class MaskedStoresTest {
    private static final String KEY = "sb_secret_of_this_test";
    private static final String PHONE = "79161234567";
    private static final long COMPANY = 962_302;

    @TempDir
    private Path directory = Path.of("");

    private final TestDatabase database = TestDatabase.migrated();
    private final Sandbox sandbox = Sandbox.start(
            new Sandbox.Settings(database.jdbcUrl(), database.user(), database.password(), "public", 1000, KEY, 0));

    @AfterEach
    void stop() {
        sandbox.close();
        database.close();
    }

    private Wiring open(boolean postgres, String key) {
        var url = database.jdbcUrl().replaceFirst("//", "//" + database.user() + ":secret@");
        var settings = new HashMap<>(Map.of(
                "TWINSTORE_HOME",
                directory.resolve("home").toString(),
                "SUPABASE_URL",
                sandbox.url().toString(),
                "SUPABASE_KEY",
                key,
                "DATABASE_URL",
                url.replaceFirst("^jdbc:", ""),
                "LOG_DATABASE_CALLS",
                "true"));
        settings.put("TIMEWEB_IS_PRIMARY", String.valueOf(postgres));
        settings.put("USE_REPOSITORY_PATTERN", String.valueOf(postgres));
        return Wiring.open(Configuration.of(Map.of(), settings, null, directory), Clock.systemUTC());
    }

    private static Row.Builder<Client> client(String phone) {
        return Row.builder(ClientColumns.SCHEMA)
                .set(ClientColumns.YCLIENTS_ID, 1L)
                .set(ClientColumns.COMPANY_ID, COMPANY)
                .set(ClientColumns.NAME, "Анна")
                .set(ClientColumns.PHONE, phone);
    }

    private static void shown(boolean success, Envelope<?> answer) {
        assertEquals(success, answer.success(), () -> String.valueOf(answer.error()));
        Shown.text("the answer", answer);
        LoggerFactory.getLogger(MaskedStoresTest.class).trace("answered {}", answer);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyCallIsLoggedAndNoValueIs(boolean postgres) {
        long before = Shown.count();
        try (var twinstore = open(postgres, KEY)) {
            var data = twinstore.dataLayer(CallingModule.API);
            var company = Row.builder(CompanyColumns.SCHEMA)
                    .set(CompanyColumns.COMPANY_ID, COMPANY)
                    .set(CompanyColumns.TITLE, "Салон");
            var context = Row.builder(DialogContextColumns.SCHEMA)
                    .set(DialogContextColumns.USER_ID, PHONE)
                    .set(DialogContextColumns.MESSAGES, Json.of(List.of("запишите меня")));
            shown(true, data.upsertCompany(company.build()));
            shown(true, data.upsertClient(client("8 (916) 123-45-67").build()));
            shown(true, data.upsertDialogContext(context.build()));
            shown(true, data.getClientByPhone("+7 916 123 45 67"));
            shown(true, data.searchClientsByName(COMPANY, "нна", null));
            shown(true, data.getDialogContext(PHONE));
            shown(false, data.getClientByPhone("9161"));
            var orphan = client(PHONE).set(ClientColumns.COMPANY_ID, 5L).build();
            shown(false, data.upsertClient(orphan));
            shown(false, data.upsertClients(List.of(orphan, client(PHONE).build())));
        }
        assertTrue(Shown.count() > before + 50, "the finest level is not on");
        assertEquals(List.of(), Shown.leaks());
    }

    @Test
    void aWrongKeyIsNotShown() {
        try (var twinstore = open(false, "sb_secret_of_another")) {
            shown(false, twinstore.dataLayer(CallingModule.API).getClientByPhone(PHONE));
        }
        assertEquals(List.of(), Shown.leaks());
    }

    private PostgresStore postgres() {
        return PostgresStore.open(new PostgresStore.Settings(
                database.jdbcUrl(), database.user(), database.password(), 1, Limits.DEFAULT));
    }

    private static Table table(String name) {
        return PostgresStore.schemaTables().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void refused(Runnable question) {
        var error = assertThrows(StoreException.class, question::run);
        assertFalse(String.valueOf(error.getMessage()).isEmpty());
        Shown.fault("the error", error);
        assertEquals(List.of(), Shown.leaks());
    }

    @Test
    void whatPostgresRefusesIsNotQuoted() {
        try (var store = postgres()) {
            var noNumber = new Json.Obj(Map.of("id", Json.of("Анна " + PHONE)));
            refused(() -> store.tableReader().readAfter(table("clients"), noNumber, 1));
            try (var load = store.tableWriter().begin()) {
                refused(() -> twice(load));
            }
            var named = row("company_id", "79161234567");
            try (var load = store.tableWriter().begin()) {
                refused(() -> load.load(
                        table("companies"), List.of(new Json.Obj(named)).iterator()));
            }
        }
    }

    /** Two rows of one key, which is a phone number. */
    private static void twice(TableWriter.Load load) {
        var row = row("company_id", "962302");
        row.put("key_type", Json.of("session"));
        row.put("key_id", Json.of(PHONE));
        row.put("value", Json.of(Map.of("name", "Анна")));
        var key = new Json.Obj(row);
        load.load(table("whatsapp_keys"), List.of(key, key).iterator());
    }

    private static Map<String, Json> row(String column, String value) {
        return new HashMap<>(Map.of(column, Json.of(value)));
    }
}

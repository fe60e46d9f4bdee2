package io.twinstore.postgres;

import static io.twinstore.domain.query.Condition.eq;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.clients.Client;
import io.twinstore.domain.clients.ClientColumns;
import io.twinstore.domain.errors.SqlState;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.errors.StoreException.TimedOut;
import io.twinstore.domain.query.Limits;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.values.Json;
import io.twinstore.domain.values.Phone;
import io.twinstore.schema.PgBouncer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Behind a pooler in transaction mode every call may meet another session, with statements and settings of others. */
@EnabledIf("io.twinstore.schema.PgBouncer#isInstalled")
class PoolerTest {
    private static final int CLIENTS = 50;
    private static final int THREADS = 16;
    private static final int CALLS = 400;

    private final StoreFixture fixture = new StoreFixture();

    @AfterEach
    void stop() {
        fixture.close();
    }

    private PostgresStore through(PgBouncer pooler, Limits limits) {
        return PostgresStore.open(new PostgresStore.Settings(
                pooler.jdbcUrl(fixture.database), fixture.database.user(), fixture.database.password(), 16, limits));
    }

    private static Row<Client> client(int i) {
        return Row.builder(ClientColumns.SCHEMA)
                .set(ClientColumns.YCLIENTS_ID, (long) i)
                .set(ClientColumns.COMPANY_ID, StoreFixture.COMPANY)
                .set(ClientColumns.NAME, "Анна " + i)
                .set(ClientColumns.PHONE, "7916000" + (1000 + i))
                .build();
    }

    /** One of several kinds of call, each with a statement of its own; it answers what the direct store answers. */
    private static Object call(PostgresStore store, int kind, int i) {
        return switch (kind) {
            case 0 -> store.clients().findById(i, StoreFixture.COMPANY);
            case 1 -> store.clients().findByPhone(Phone.of("8916000" + (1000 + i)));
            case 2 -> store.clients().searchByName(StoreFixture.COMPANY, "анна " + i, 10);
            case 3 -> store.companies().findById(StoreFixture.COMPANY);
            case 4 -> store.staff().findAll(StoreFixture.COMPANY, true);
            case 5 -> store.clients().find(Query.of(ClientColumns.SCHEMA).where(eq(ClientColumns.NAME, "Анна " + i)));
            case 6 -> store.twinRows().read(List.of(key(i)));
            default -> store.tableReader().count(table(store));
        };
    }

    private static RowKey key(int i) {
        return new RowKey("clients", List.of(String.valueOf(i), String.valueOf(StoreFixture.COMPANY)));
    }

    private static io.twinstore.domain.tables.Table table(PostgresStore store) {
        return store.tableWriter().tables().stream()
                .filter(table -> table.name().equals("clients"))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "extra_float_digits, options"})
    void manyThreadsGetTheAnswersOfTheServerItself(String ignored) throws Exception {
        fixture.store
                .clients()
                .upsertAll(
                        IntStream.range(0, CLIENTS).mapToObj(PoolerTest::client).toList());
        var settings = ignored.isEmpty() ? Map.<String, String>of() : Map.of("ignore_startup_parameters", ignored);
        long seed = new Random().nextLong();
        System.out.println("PoolerTest seed " + seed);
        var workers = Executors.newFixedThreadPool(THREADS);
        try (var pooler = PgBouncer.start(fixture.database, settings);
                var store = through(pooler, Limits.DEFAULT)) {
            var work = new ArrayList<Callable<Integer>>();
            for (int t = 0; t < THREADS; t++) {
                var random = new Random(seed + t);
                work.add(() -> wrong(store, random));
            }
            int wrong = 0;
            for (var done : workers.invokeAll(work)) {
                wrong += done.get();
            }
            assertEquals(0, wrong, "of " + THREADS * CALLS + " calls, by seed " + seed);
        } finally {
            workers.shutdownNow();
        }
    }

    private int wrong(PostgresStore store, Random random) {
        int wrong = 0;
        for (int i = 0; i < CALLS; i++) {
            int kind = random.nextInt(8);
            int client = random.nextInt(CLIENTS);
            if (!call(store, kind, client).equals(call(fixture.store, kind, client))) {
                wrong++;
            }
        }
        return wrong;
    }

    @Test
    void settingsHoldInEveryTransaction() {
        fixture.execute("do $$ begin execute format('alter database %I set TimeZone = ''Asia/Tokyo''',"
                + " current_database()); execute format('alter database %I set extra_float_digits = 0',"
                + " current_database()); end $$");
        try (var pooler = PgBouncer.start(fixture.database, Map.of());
                var pooled = Database.of(settings(pooler.jdbcUrl(fixture.database)));
                var direct = Database.of(settings(fixture.database.jdbcUrl()))) {
            for (var database : List.of(pooled, direct)) {
                assertEquals("UTC ISO, YMD 1 2s", database.run(connection -> {
                    try (var statement = connection.createStatement();
                            var answer = statement.executeQuery(
                                    "select concat_ws(' ', current_setting('TimeZone'), current_setting('DateStyle'),"
                                            + " current_setting('extra_float_digits'), current_setting('statement_timeout'))")) {
                        answer.next();
                        return answer.getString(1);
                    }
                }));
            }
        }
    }

    private PostgresStore.Settings settings(String url) {
        var limits = new Limits(100, 1000, 500, Duration.ofSeconds(2), Duration.ofSeconds(5));
        return new PostgresStore.Settings(url, fixture.database.user(), fixture.database.password(), 2, limits);
    }

    @Test
    void aCallThatTakesTooLongIsATimeout() throws Exception {
        try (var pooler = PgBouncer.start(fixture.database, Map.of());
                var store = through(pooler, new Limits(100, 1000, 500, Duration.ofMillis(200), Duration.ofSeconds(5)));
                var connection = fixture.database.connect()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("lock table companies in access exclusive mode");
            assertThrows(TimedOut.class, () -> store.companies().findById(1));
            connection.rollback();
        }
    }

    @Test
    void aParameterThatThePoolerRefusesIsSaid() {
        try (var pooler = PgBouncer.start(fixture.database, Map.of());
                var store = PostgresStore.open(settings(pooler.jdbcUrl(fixture.database) + "?currentSchema=public"))) {
            var error = assertThrows(StoreException.class, store::requireReachable);
            assertTrue(String.valueOf(error.getMessage()).contains("a pooler before the server"), error.getMessage());
            assertTrue(SqlState.needsOtherSettings(error));
        }
    }

    @Test
    void writesLoadsAndCopiesGoThroughIt() {
        try (var pooler = PgBouncer.start(fixture.database, Map.of());
                var store = through(pooler, Limits.DEFAULT)) {
            assertTrue(store.health().healthy());
            assertEquals(1, store.health().notes().size());
            store.clients().upsertAll(List.of(client(1), client(2)));
            try (var load = store.tableWriter().begin()) {
                load.load(table(store), List.of(row(3)).iterator());
                load.commit();
            }
            try (var load = store.tableWriter().begin()) {
                load.load(table(store), List.of(row(4)).iterator());
            }
            var copied = new TreeMap<RowKey, Optional<Json.Obj>>();
            copied.put(key(1), Optional.empty());
            assertEquals(Map.of(), store.twinRows().apply(copied));
            assertEquals("2,3", fixture.query("select string_agg(yclients_id::text, ',' order by 1) from clients"));
        }
    }

    private static Json.Obj row(int i) {
        return StoreFixture.row(
                "id", i, "yclients_id", i, "company_id", StoreFixture.COMPANY, "phone", "7916000" + (1000 + i));
    }

    @Test
    void withoutAPoolerStatementsAreKept() throws Exception {
        for (var parameters : List.of("", "?prepareThreshold=0")) {
            try (var database = Database.of(settings(fixture.database.jdbcUrl() + parameters))) {
                assertEquals(false, database.run(SessionSource::isPooled));
            }
        }
        assertEquals(List.of(), fixture.store.health().notes());
    }
}

package io.twinstore.bootstrap.state;

import static io.twinstore.domain.store.Backend.POSTGRES;
import static io.twinstore.domain.store.Backend.SUPABASE;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.facade.DataLayer;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Share;
import io.twinstore.application.journal.Journal;
import io.twinstore.application.switching.FlagChange;
import io.twinstore.application.switching.RefusedException;
import io.twinstore.bootstrap.disk.ProcessLock;
import io.twinstore.bootstrap.wiring.UseCases;
import io.twinstore.bootstrap.wiring.Wiring;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.tables.Table;
import io.twinstore.postgres.PostgresStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The primary changes under running processes, or is refused to. */
class PrimaryChangeTest {
    private static final List<Table> ALL = PostgresStore.schemaTables();

    private final TwoStores stores = TwoStores.start();

    @AfterEach
    void stop() {
        stores.close();
    }

    private FlagChange change(String... settings) {
        return new UseCases(stores.configuration(settings), Clock.systemUTC()).flagChange();
    }

    private String refused(Flag flag, boolean value, String... settings) {
        var e = assertThrows(RefusedException.class, () -> change(settings).make(flag, Share.of(value), "test"));
        return String.valueOf(e.getMessage());
    }

    /** As validate does after it found every row equal; here there are none. */
    private void closeGap() {
        var open = new UseCases(stores.configuration(), Clock.systemUTC())
                .verification()
                .close(ALL);
        assertEquals(Optional.empty(), open);
    }

    private static DataLayer api(Wiring twinstore) {
        return twinstore.dataLayer(CallingModule.API);
    }

    private void writes(Wiring twinstore, long id) {
        var answer = api(twinstore).upsertCompany(TwoStores.company(id, "Salon " + id));
        assertTrue(answer.success(), () -> String.valueOf(answer.error()));
    }

    @Test
    void withoutAValidationItIsRefused() {
        try (var twinstore = stores.open("DUAL_WRITE=true")) {
            assertTrue(refused(Flag.TIMEWEB_IS_PRIMARY, true).contains("validate"));
            assertEquals(SUPABASE, twinstore.flags().flags().primary());
        }
    }

    @Test
    void runningProcessesFollowAndNothingIsLost() throws SQLException {
        try (var one = stores.open("DUAL_WRITE=true");
                var other = stores.open()) {
            await().untilAsserted(this::closeGap);
            var stopped = new AtomicBoolean();
            var ids = new AtomicLong();
            var writers = IntStream.range(0, 4)
                    .mapToObj(i -> new Thread(() -> {
                        while (!stopped.get()) {
                            writes(i % 2 == 0 ? one : other, ids.incrementAndGet());
                        }
                    }))
                    .toList();
            var failures = new ConcurrentLinkedQueue<Throwable>();
            writers.forEach(thread -> thread.setUncaughtExceptionHandler((t, e) -> failures.add(e)));
            writers.forEach(Thread::start);
            for (int i = 0; i < 6; i++) {
                var flags = change().make(Flag.TIMEWEB_IS_PRIMARY, Share.of(i % 2 == 0), "test");
                assertEquals(List.of(), change().awaitDrained(flags));
                assertEquals(
                        i % 2 == 0 ? POSTGRES : SUPABASE, one.flags().flags().primary());
                assertEquals(
                        i % 2 == 0 ? POSTGRES : SUPABASE, other.flags().flags().primary());
            }
            stopped.set(true);
            for (var thread : writers) {
                join(thread);
            }
            assertEquals(List.of(), List.copyOf(failures));
            await().untilAsserted(() -> {
                var notes = api(one).healthCheck().orElseThrow().notes();
                assertFalse(notes.toString().contains("marked"), notes::toString);
            });
        }
        var supabase = TwoStores.rows(stores.supabase(), "companies", "company_id");
        assertEquals(supabase, TwoStores.rows(stores.postgres(), "companies", "company_id"));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aProcessWhoseWriteDoesNotEndIsNamed() throws IOException {
        try (var twinstore = stores.open("DUAL_WRITE=true")) {
            await().untilAsserted(this::closeGap);
            var file = processFile();
            try (var writing = ProcessLock.tryHold(file.resolveSibling(file.getFileName() + ".writing"))
                    .orElseThrow()) {
                var reason = refused(Flag.TIMEWEB_IS_PRIMARY, true);
                assertTrue(reason.contains(ProcessHandle.current().pid() + " ("), reason);
                assertTrue(stores.state().processes().all().get(0).writing(), () -> "not held: " + writing.hashCode());
            }
            assertEquals(SUPABASE, twinstore.flags().flags().primary());
            writes(twinstore, 1);
        }
    }

    @Test
    void whatADeadProcessLeftIsReconciledFirst() throws SQLException {
        stores.open("DUAL_WRITE=true").close();
        closeGap();
        TwoStores.execute(
                stores.supabase(),
                "insert into companies (id, company_id, title) values (1, 7, 'left by a dead process')");
        try (var journal = journal()) {
            journal.open(SUPABASE, List.of(new RowKey("companies", List.of("7"))));
        }
        assertTrue(refused(Flag.TIMEWEB_IS_PRIMARY, true, "TWINSTORE_DOUBT_SECONDS=1")
                .contains("1 in doubt"));
        await().untilAsserted(() -> assertDoesNotThrow(
                () -> change("TWINSTORE_DOUBT_SECONDS=1").make(Flag.TIMEWEB_IS_PRIMARY, Share.ALL, "test")));
        assertEquals(POSTGRES, stores.state().flags().requirePrimary());
        assertEquals(
                TwoStores.rows(stores.supabase(), "companies", "company_id"),
                TwoStores.rows(stores.postgres(), "companies", "company_id"));
    }

    private Journal journal() {
        return stores.state().openJournal(Clock.systemUTC(), Journal.Settings.DEFAULT.inDoubtTimeout());
    }

    @Test
    void aSegmentThatWasLostIsNotTakenForEmpty() throws IOException {
        stores.open("DUAL_WRITE=true").close();
        closeGap();
        Files.delete(stores.state().path().resolve("journal/0.segment"));
        assertTrue(refused(Flag.TIMEWEB_IS_PRIMARY, true).contains("0.segment was lost"));
        assertEquals(SUPABASE, stores.state().flags().requirePrimary());
    }

    @Test
    void aKeyOfAnEarlierPrimaryIsNotCopiedBackButOpensADivergence() throws SQLException {
        try (var twinstore = stores.open("DUAL_WRITE=true")) {
            await().untilAsserted(this::closeGap);
            change().make(Flag.TIMEWEB_IS_PRIMARY, Share.ALL, "test");
            writes(twinstore, 7);
            await().untilAsserted(stores::assertReconciled);
            TwoStores.execute(stores.supabase(), "update companies set title = 'old'");
            try (var journal = journal()) {
                journal.dirty(journal.open(SUPABASE, List.of(new RowKey("companies", List.of("7")))));
            }
            await().untilAsserted(stores::assertReconciled);
            assertTrue(
                    stores.state().divergence().problem().orElse("none").contains("SUPABASE, which is not the primary"),
                    stores.state().divergence().problem().toString());
            assertTrue(TwoStores.rows(stores.postgres(), "companies", "company_id")
                    .toString()
                    .contains("Salon 7"));
        }
    }

    private Path processFile() throws IOException {
        try (var files = Files.list(stores.state().path().resolve("processes"))) {
            return files.filter(path -> !String.valueOf(path.getFileName()).contains("."))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void turningDualWriteOffOpensTheDivergence() {
        try (var twinstore = stores.open("DUAL_WRITE=true")) {
            await().untilAsserted(this::closeGap);
            assertTrue(stores.state().divergence().problem().isEmpty());
            change().make(Flag.DUAL_WRITE, Share.NONE, "test");
            assertTrue(stores.state().divergence().problem().isPresent());
            assertTrue(refused(Flag.TIMEWEB_IS_PRIMARY, true).contains("DUAL_WRITE was off"));
            assertEquals(SUPABASE, twinstore.flags().flags().primary());
        }
    }

    @Test
    void aDivergenceThatWasOpenedWhileRowsWereComparedStaysOpen() {
        try (var twinstore = stores.open("DUAL_WRITE=true")) {
            await().untilAsserted(() -> assertTrue(twinstore.flags().drained()));
            var closing = new UseCases(stores.configuration(), Clock.systemUTC()).verification();
            stores.state().divergence().open("a test");
            assertTrue(closing.close(ALL).orElseThrow().contains("opened again"));
            var some = new UseCases(stores.configuration(), Clock.systemUTC())
                    .verification()
                    .close(ALL.subList(0, 1));
            assertTrue(some.orElseThrow().contains("not compared"), some::toString);
        }
    }

    @Test
    void severalHostsOrTheWrongFlagAreRefused() {
        try (var twinstore = stores.open("DUAL_WRITE=true")) {
            await().untilAsserted(this::closeGap);
            assertTrue(
                    refused(Flag.TIMEWEB_IS_PRIMARY, true, "TWINSTORE_HOSTS=2").contains("one host"));
            change().make(Flag.DUAL_WRITE, Share.NONE, "test");
            assertTrue(refused(Flag.USE_LEGACY_SUPABASE, false).contains("TIMEWEB_IS_PRIMARY=true"));
            assertEquals(SUPABASE, twinstore.flags().flags().primary());
        }
    }

    private void editPrimaryByHand() throws IOException {
        var flags = stores.state().path().resolve("flags");
        var text = Files.readString(flags);
        assertFalse(text.contains("TIMEWEB_IS_PRIMARY"), text);
        Files.writeString(flags, text.replace("# end", "TIMEWEB_IS_PRIMARY=true\n# end"));
    }

    @Test
    void aHandEditOfThePrimaryIsUndoneByTheNextChange() throws IOException {
        try (var twinstore = stores.open("DUAL_WRITE=true")) {
            var file = stores.state().flags();
            editPrimaryByHand();
            change().make(Flag.LOG_DATABASE_CALLS, Share.ALL, "test");
            assertEquals(SUPABASE, file.require().primary());
            assertTrue(file.require().on(Flag.DUAL_WRITE));
            assertTrue(twinstore.flags().follow());
            assertTrue(twinstore.flags().problem().isEmpty());
        }
    }

    @Test
    void aHandEditOfThePrimaryIsNotFollowedAndSaidSo() throws IOException {
        try (var twinstore = stores.open("DUAL_WRITE=true")) {
            editPrimaryByHand();
            await().untilAsserted(() -> {
                var problem = twinstore.flags().problem().orElse("");
                assertTrue(problem.contains("edited by hand"), problem);
            });
            assertEquals(SUPABASE, twinstore.flags().flags().primary());
        }
        try (var twinstore = stores.open()) {
            assertEquals(SUPABASE, twinstore.flags().flags().primary());
        }
    }
}

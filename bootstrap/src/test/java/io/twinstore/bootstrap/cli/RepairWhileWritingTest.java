package io.twinstore.bootstrap.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.move.Progress;
import io.twinstore.application.move.Repair;
import io.twinstore.application.move.RepairByLoad;
import io.twinstore.application.move.RepairResult;
import io.twinstore.application.move.Validate;
import io.twinstore.application.switching.UnjournaledWrites;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.bootstrap.state.TwoStores;
import io.twinstore.domain.query.Limits;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.values.Json;
import io.twinstore.postgres.PostgresStore;
import io.twinstore.schema.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody writes to the source while rows are repaired. */
class RepairWhileWritingTest {
    @TempDir
    private Path directory = Path.of("");

    private final SampleSource samples = new SampleSource(1000);
    private final TestDatabase source = samples.database();
    private final TestDatabase target = TestDatabase.migrated();

    @AfterEach
    void stop() {
        samples.close();
        target.close();
    }

    private CommandRun run(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(SampleSource.target(target.jdbcUrl(), target));
        all.addAll(samples.settings());
        return CommandRun.of(Map.of(), directory, all.toArray(String[]::new));
    }

    private static PostgresStore open(TestDatabase database) {
        return PostgresStore.open(new PostgresStore.Settings(
                database.jdbcUrl(), database.user(), database.password(), 4, Limits.DEFAULT));
    }

    /** What somebody does meanwhile. */
    private interface Writing {
        void run() throws SQLException;
    }

    /** Repairs the services, while somebody writes after the given numbers of reads of one row. */
    private RepairResult repaired(Set<Integer> after, Writing writing) {
        try (var from = open(source);
                var to = open(target)) {
            var rows = new Disturbed(from.tableReader(), writing, after);
            var validate = new Validate(
                    new Validate.Source(rows, from.digestSums()),
                    new Validate.Target(to.tableReader(), to.rowDigests(), to.digestSums()),
                    1000,
                    Progress.SILENT,
                    text -> text);
            var writes = new UnjournaledWrites(StateDirectory.at(directory.resolve("home")), "rows were repaired");
            var repair = new RepairByLoad(rows, to.tableWriter(), writes);
            var services = PostgresStore.schemaTables().stream()
                    .filter(table -> table.name().equals("services"))
                    .toList();
            return new Repair(validate, repair, keys -> Set.of(), text -> text).run(services, 10);
        }
    }

    /** The source, to which somebody writes just after it was asked for a row. */
    private static final class Disturbed extends PassingReader {
        private final Writing writing;
        private final Set<Integer> after;
        private int reads;

        Disturbed(TableReader reader, Writing writing, Set<Integer> after) {
            super(reader);
            this.writing = writing;
            this.after = after;
        }

        @Override
        public List<Optional<Json.Obj>> findAll(Table table, List<Json.Obj> keys) {
            var found = super.findAll(table, keys);
            if (after.contains(++reads)) {
                try {
                    writing.run();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
            return found;
        }
    }

    private static final String FIRST = " where id = (select min(id) from services)";
    private static final String RENAME = "update services set title = title || 'y'" + FIRST;

    private void damaged() throws SQLException {
        run("move", "--direct", "--set", samples.direct().get(1)).done(0);
        TwoStores.execute(target, "update services set title = 'x'" + FIRST);
    }

    /** The first read finds the row, the second is what is written, the third looks again before the commit. */
    @Test
    void aRowThatIsChangedBeforeTheCommitIsWrittenAgain() throws SQLException {
        damaged();
        var result = repaired(Set.of(2), () -> TwoStores.execute(source, RENAME));
        assertTrue(result.equal(), result::toString);
        assertEquals(1, result.tables().get(0).written());
        run("validate").done(0);
    }

    @Test
    void aRowThatIsDeletedBeforeTheCommitIsDeleted() throws SQLException {
        damaged();
        var result = repaired(Set.of(2), () -> TwoStores.execute(source, "delete from services" + FIRST));
        assertTrue(result.equal(), result::toString);
        assertEquals(1, result.tables().get(0).deleted());
        run("validate").done(0);
    }

    @Test
    void aNewerRowThatADualWriteBringsBeforeTheRowIsWrittenIsNotLost() throws SQLException {
        damaged();
        var newer = "update services set title = 'newer', updated_at = '2100-01-01'" + FIRST;
        var result = repaired(Set.of(2), () -> {
            TwoStores.execute(source, newer);
            TwoStores.execute(target, newer);
        });
        assertTrue(result.equal(), result::toString);
        assertTrue(TwoStores.rows(target, "services", "id").toString().contains("\"newer\""));
        run("validate").done(0);
    }

    @Test
    void aNewerRowThatADualWriteBringsAfterTheLastLookWaitsForTheCommit() throws SQLException {
        damaged();
        var newer = "update services set title = 'newer', updated_at = '2100-01-01'" + FIRST;
        var waiting = new ArrayList<CompletableFuture<Void>>();
        var result = repaired(Set.of(3), () -> {
            TwoStores.execute(source, newer);
            waiting.add(CompletableFuture.runAsync(() -> {
                try {
                    TwoStores.execute(target, newer);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }));
        });
        assertEquals(1, result.tables().get(0).written(), result::toString);
        waiting.forEach(CompletableFuture::join);
        assertTrue(TwoStores.rows(target, "services", "id").toString().contains("\"newer\""));
        run("validate").done(0);
    }

    @Test
    void aRowThatNeverRestsIsLeft() throws SQLException {
        damaged();
        var always = new HashSet<Integer>();
        for (int i = 2; i < 100; i++) {
            always.add(i);
        }
        var result = repaired(always, () -> TwoStores.execute(source, RENAME));
        assertEquals(1, result.left().size(), result::toString);
        assertTrue(result.left().get(0).reason().contains("other programs change it all the time"), result::toString);
        run("repair").done(0);
        run("validate").done(0);
    }

    @Test
    void aStormOfOtherProgramsEndsInRowsThatAreEqual() {
        long seed = Long.getLong("twinstore.seed", System.nanoTime());
        System.out.println("RepairWhileWritingTest: -Dtwinstore.seed=" + seed);
        run("catch-up", "--until", "0").done(0);
        try (var others = new OtherPrograms(source, seed)) {
            for (int wanted : List.of(3, 6, 9)) {
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> others.done().values().stream().allMatch(times -> times >= wanted));
                var repaired = run("repair");
                System.out.println("RepairWhileWritingTest: " + repaired.out() + repaired.err());
                assertTrue(repaired.status() <= 1, repaired.err());
            }
        }
        run("repair");
        await().untilAsserted(() -> run("repair").done(0));
        run("validate").done(0);
    }
}

package io.twinstore.postgres.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Times every operation for all contenders in one run, and prints one table: the ratio of the fastest slices to hand-written
 * JDBC, which is entered twice to show the noise. {@code -Dbench.only=} takes operations whose name contains it.
 */
@Tag("bench")
class StoreBenchmarkTest {
    private static final int CLIENTS = Integer.getInteger("bench.clients", 1_299);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 60);
    private static final Path FILE = Path.of("target", "benchmark.md");
    private static final double NOISE = 0.10;
    private static final int TRIES = 3;

    private final BenchSalon salon = new BenchSalon(CLIENTS);
    private final OurStore ours = new OurStore(salon);
    private final List<Contender> contenders = List.of(
            new HandWrittenJdbc("JDBC by hand", salon),
            new HandWrittenJdbc("JDBC by hand, again", salon),
            new HandWrittenReturning(salon),
            ours.port(),
            ours.facade(),
            new SpringJdbc(salon),
            new JdbiFluent(salon),
            new MyBatisMapper(salon),
            new HibernateStateless(salon),
            new JooqDsl(salon));
    private final Random order = new Random(Long.getLong("twinstore.seed", 1));

    StoreBenchmarkTest() throws SQLException {}

    @AfterEach
    void close() {
        contenders.forEach(Contender::close);
        salon.close();
    }

    @Test
    void everyOperationBesideWhatPeopleWouldUseInstead() throws Exception {
        var table = new StringBuilder("""

                | work | contender | ratio | of medians | us | kB | statements | round trips |
                |---|---|---|---|---|---|---|---|
                """);
        for (var operation : Operation.values()) {
            if (operation.toString().contains(System.getProperty("bench.only", ""))) {
                requireSameAnswers(operation);
                table.append(timed(operation));
                Files.writeString(FILE, table); // what is timed is not lost with what fails later
                salon.tidy();
            }
        }
        table.append(crowd());
        System.out.println(table);
        Files.writeString(FILE, table);
    }

    private String crowd() throws Exception {
        var all = List.of(contenders.get(0), contenders.get(1), ours.port(), ours.facade());
        return "8 threads".contains(System.getProperty("bench.only", "")) ? new Crowd(all, order).table(ROUNDS) : "";
    }

    /** Asks every contender for the same, and compares all values; those of new clients have new ids each time. */
    private void requireSameAnswers(Operation operation) throws Exception {
        if (operation == Operation.UPSERT_NEW) {
            return;
        }
        var expected = List.<Map<String, @Nullable Object>>of();
        for (var contender : contenders) {
            var call = contender.call(operation);
            if (call.isPresent()) {
                salon.rewind();
                var values = Answers.values(call.get().call());
                expected = expected.isEmpty() ? values : expected;
                if (operation.reads() || !values.isEmpty()) { // some ways of writing answer nothing
                    assertEquals(expected, values, contender.name());
                }
            }
        }
        assertFalse(expected.isEmpty(), operation.toString());
    }

    private String timed(Operation operation) throws Exception {
        for (int i = 1; ; i++) {
            var runners = new ArrayList<Race.Runner>();
            for (var contender : contenders) {
                contender.call(operation).ifPresent(call -> runners.add(new Race.Runner(contender.name(), call)));
            }
            new Race(runners, order).run(ROUNDS);
            var limit = runners.get(0);
            double noise = Math.abs(runners.get(1).fastest() / limit.fastest() - 1);
            if (noise <= NOISE) {
                return lines(operation, runners, limit);
            }
            if (i == TRIES) {
                return "| %s | the two JDBC entries differ by %.0f %%: not printed | | | | | | |%n"
                        .formatted(operation, 100 * noise);
            }
        }
    }

    private static String lines(Operation operation, List<Race.Runner> runners, Race.Runner limit) throws Exception {
        var lines = new StringBuilder();
        for (var runner : runners) {
            var traffic = WireCount.of(runner.call);
            lines.append("| %s | %s | %.2f | %.2f | %.0f | %.0f | %.1f | %.1f |%n"
                    .formatted(
                            operation,
                            runner.name,
                            runner.fastest() / limit.fastest(),
                            runner.median() / limit.median(),
                            runner.fastest(),
                            runner.kilobytes(),
                            traffic.statements(),
                            traffic.roundTrips()));
        }
        return lines.toString();
    }
}

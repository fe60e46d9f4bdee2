package io.twinstore.bootstrap.chaos;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.journal.PendingCounts;
import io.twinstore.bootstrap.cli.Main;
import io.twinstore.bootstrap.state.TwoStores;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The other store is down for -Dchaos.seconds while a process writes, and that is killed twice meanwhile: a replay makes
 * both stores equal, with every write that was acknowledged.
 */
@Tag("chaos")
class KillTest {
    private static final int SECONDS = Integer.getInteger("chaos.seconds", 60);
    private static final int PER_SECOND = 200;
    private static final int KILLS = 2;
    private static final long VERSIONS_A_PROCESS = 1_000_000;
    private static final String[] SETTINGS = {"DUAL_WRITE=true", "TIMEWEB_IS_PRIMARY=true", "TWINSTORE_DOUBT_SECONDS=5"
    };

    private final TwoStores stores = TwoStores.start();
    private final List<Child> children = new ArrayList<>();

    /** What the processes were told to be stored: the newest version of each client. */
    private Map<Long, Long> acknowledged() {
        Map<Long, Long> newest = new HashMap<>();
        children.stream().flatMap(child -> child.said("stored").stream()).forEach(line -> {
            var words = line.split(" ", 2);
            newest.merge(Long.valueOf(words[0]), Long.valueOf(words[1]), Math::max);
        });
        return newest;
    }

    private long said(String word) {
        return children.stream().mapToLong(child -> child.said(word).size()).sum();
    }

    private PendingCounts pending() {
        return stores.state().journal().report().counts();
    }

    private Child start() {
        var version = String.valueOf(children.size() * VERSIONS_A_PROCESS);
        var child = Child.start(Worker.class, stores.settings(SETTINGS), "writes", "" + PER_SECOND, version);
        children.add(child);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertFalse(child.said("stored").isEmpty(), child::output));
        return child;
    }

    /** Until the given moment of the other store's absence. */
    private static void awaitMoment(long start, double seconds) {
        await().atMost(Duration.ofSeconds(SECONDS + 60L))
                .untilAsserted(() -> assertTrue(System.nanoTime() - start > seconds * 1e9));
    }

    private int replay() throws InterruptedException {
        try (var command = Child.start(Main.class, stores.settings(SETTINGS), "replay")) {
            return command.end();
        }
    }

    @Test
    void nothingThatWasAcknowledgedIsLost() throws InterruptedException, SQLException {
        try (stores) {
            MixedCalls.begin(stores, SETTINGS);
            var child = start();
            stores.stopSupabase();
            long start = System.nanoTime();
            for (int kill = 1; kill <= KILLS; kill++) {
                awaitMoment(start, SECONDS * kill / (KILLS + 1.0));
                child.kill();
                child = start();
            }
            awaitMoment(start, SECONDS);
            assertEquals(0, child.end(), child::output);
            var left = pending();
            stores.startSupabase();
            replayed(left);
        } finally {
            children.forEach(Child::close);
        }
    }

    private void replayed(PendingCounts left) throws InterruptedException, SQLException {
        long start = System.nanoTime();
        int runs = 1;
        while (replay() != 0) {
            runs++;
            assertTrue(runs < 60, () -> "still " + pending());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        assertEquals(0, pending().total());
        int rows = Equality.assertEqualStores(stores);
        var newest = acknowledged();
        assertEquals(List.of(), lost(newest));
        Figures.print(
                "the other store down for %d s at %d writes a second, the process killed by SIGKILL %d times: %,d writes"
                        + " sent, %,d acknowledged, %,d refused; then %s; replayed in %.1f s by %d runs: %,d rows in both"
                        + " stores, equal, %,d clients with every acknowledged write, the journal empty",
                SECONDS,
                PER_SECOND,
                KILLS,
                said("sent"),
                said("stored"),
                said("refused"),
                left,
                seconds,
                runs,
                rows,
                newest.size());
        assertEquals(0, said("refused"));
    }

    /** Acknowledged versions that the primary does not have, nor a newer one of the same client. */
    private List<String> lost(Map<Long, Long> newest) throws SQLException {
        var names = TwoStores.rows(
                stores.postgres(), "(select yclients_id, name::bigint as version from clients)", "yclients_id");
        return newest.entrySet().stream()
                .filter(each -> version(names.get(String.valueOf(each.getKey()))) < each.getValue())
                .map(each -> each.getKey() + " " + each.getValue())
                .toList();
    }

    private static long version(@Nullable String row) {
        return Long.parseLong(Objects.requireNonNull(row).replaceAll("\\D*\\d+\\D+(\\d+)\\D*", "$1"));
    }
}

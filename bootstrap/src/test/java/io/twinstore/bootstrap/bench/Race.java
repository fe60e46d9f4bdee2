package io.twinstore.bootstrap.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Ways that take turns at one work; the first is the limit that the others are compared with. */
final class Race {
    private final String work;
    private final List<Way> ways;
    private final Map<Way, Cost> fastest = new LinkedHashMap<>();
    private final Map<Way, String> unmeasured = new LinkedHashMap<>();

    Race(String work, List<Way> ways) {
        this.work = work;
        this.ways = List.copyOf(ways);
    }

    /** Runs all rounds, each in another order. */
    void run(int rounds, Random random) throws Exception {
        var turn = new ArrayList<>(ways);
        for (int round = 0; round < rounds; round++) {
            Collections.shuffle(turn, random);
            for (var way : turn) {
                if (!unmeasured.containsKey(way)) {
                    once(way);
                }
            }
        }
    }

    private void once(Way way) throws Exception {
        try {
            var cost = way.run().once();
            System.out.printf("%s, %s: %.2f s%n", work, way.name(), cost.seconds());
            fastest.merge(way, cost, (one, other) -> one.seconds() <= other.seconds() ? one : other);
        } catch (NotMeasuredException e) {
            unmeasured.put(way, String.valueOf(e.getMessage()));
        }
    }

    /** The lines of the table: the fastest run of each way. */
    String lines(long rows) {
        var lines = new StringBuilder();
        double limit = Objects.requireNonNull(fastest.get(ways.get(0))).seconds();
        for (var way : ways) {
            var cost = fastest.get(way);
            lines.append(
                    cost == null || unmeasured.containsKey(way)
                            ? "| %s | %s | not measured: %s | | | |%n".formatted(work, way.name(), unmeasured.get(way))
                            : line(way, cost, limit, rows));
        }
        return lines.toString();
    }

    private String line(Way way, Cost cost, double limit, long rows) {
        var heap = cost.heapMegabytes();
        return "| %s | %s | %.2f | %.2f | %.0f | %s |%n"
                .formatted(
                        work,
                        way.name(),
                        cost.seconds() / limit,
                        cost.seconds(),
                        rows / cost.seconds(),
                        heap.isPresent() ? "%.0f".formatted(heap.getAsDouble()) : "");
    }
}

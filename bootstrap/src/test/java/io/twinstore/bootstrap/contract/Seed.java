package io.twinstore.bootstrap.contract;

import java.util.Random;

/**
 * What the random tests start from: the system property twinstore.seed, or the moment; printed, so that a run can be
 * repeated.
 */
final class Seed {
    private Seed() {}

    /** The random source of a test, after telling its seed. */
    static Random of(Class<?> test) {
        long seed = Long.getLong("twinstore.seed", System.nanoTime());
        System.out.println(test.getSimpleName() + ": -Dtwinstore.seed=" + seed);
        return new Random(seed);
    }
}

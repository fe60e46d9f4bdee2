package io.twinstore.bootstrap.chaos;

import java.util.Locale;

/** Lines for whoever runs the tests. */
final class Figures {
    private Figures() {}

    /** Prints one, formatted the same wherever it runs. */
    static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    /**
     * The seed of the random source: the system property twinstore.seed, or the moment; printed, so that a run can be
     * repeated.
     */
    static long seed(Class<?> test) {
        long seed = Long.getLong("twinstore.seed", System.nanoTime());
        print("%s: -Dtwinstore.seed=%d", test.getSimpleName(), seed);
        return seed;
    }
}

package io.twinstore.bootstrap.masking;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Everything that was shown to anybody: searched at once, and only what shows a value is kept. */
public final class Shown {
    private static final int LONGEST = 2_000;
    private static final Queue<String> LEAKS = new ConcurrentLinkedQueue<>();
    private static final AtomicLong COUNT = new AtomicLong();

    private Shown() {}

    /** Searches a text; {@code where} says who showed it. */
    public static void text(String where, @Nullable Object text) {
        COUNT.incrementAndGet();
        var shown = String.valueOf(text);
        Marks.in(shown)
                .ifPresent(mark -> LEAKS.add(
                        where + " shows " + mark + ": " + shown.substring(0, Math.min(LONGEST, shown.length()))));
    }

    /** Searches a fault as a stack trace shows it: its causes and what was suppressed, too. */
    public static void fault(String where, @Nullable Throwable fault) {
        fault(where, fault, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static void fault(String where, @Nullable Throwable fault, Set<Throwable> seen) {
        if (fault != null && seen.add(fault)) {
            text(where, fault);
            text(where, fault.getMessage());
            fault(where, fault.getCause(), seen);
            for (var suppressed : fault.getSuppressed()) {
                fault(where, suppressed, seen);
            }
        }
    }

    /** How many texts were searched so far. */
    static long count() {
        return COUNT.get();
    }

    /** What showed a value since this was last asked. */
    static List<String> leaks() {
        var leaks = new ArrayList<String>();
        for (var leak = LEAKS.poll(); leak != null; leak = LEAKS.poll()) {
            leaks.add(leak);
        }
        return leaks;
    }
}

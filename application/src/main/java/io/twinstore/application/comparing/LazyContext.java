package io.twinstore.application.comparing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The context as it is opened when it is needed first; saves what is new every second, and says what does not work. */
final class LazyContext implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LazyContext.class.getName());
    private static final long SAVE_MILLIS = 1_000;

    private final Supplier<ExperimentContext> source;
    private final Counters counters;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, ExperimentQueues.daemons("twinstore-compare-timer"), new ThreadPoolExecutor.DiscardPolicy());
    private @Nullable ExperimentContext context;
    private boolean closed;
    private long saved;
    private volatile String unopened = "";
    private volatile String unsaved = "";

    LazyContext(Supplier<ExperimentContext> source, Counters counters) {
        this.source = source;
        this.counters = counters;
    }

    /** Nothing while it cannot be opened. */
    synchronized Optional<ExperimentContext> open() {
        if (context == null && !closed) {
            try {
                context = source.get();
                unopened = "";
                var unused = timer.scheduleWithFixedDelay(this::save, SAVE_MILLIS, SAVE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (RuntimeException e) {
                unopened = told("reads are not compared: " + e.getMessage(), unopened);
            }
        }
        return Optional.ofNullable(context);
    }

    private synchronized void save() {
        long entries = counters.entries();
        if (context == null || entries == saved) {
            return;
        }
        try {
            context.save(counters.findings());
            saved = entries;
            unsaved = "";
        } catch (RuntimeException e) {
            unsaved = told("what comparing reads found is not saved: " + e.getMessage(), unsaved);
        }
    }

    /** Once: what fails now will fail with the next read too. */
    private static String told(String problem, String before) {
        if (!problem.equals(before)) {
            LOG.log(System.Logger.Level.WARNING, problem);
        }
        return problem;
    }

    /** What does not work now. */
    List<String> problems() {
        var problems = new ArrayList<String>();
        for (var problem : new String[] {unopened, unsaved}) {
            if (!problem.isEmpty()) {
                problems.add(problem);
            }
        }
        return problems;
    }

    /** Saves before it closes. */
    @Override
    public synchronized void close() {
        timer.shutdownNow();
        save();
        closed = true;
        if (context != null) {
            context.close();
            context = null;
        }
    }
}

package io.twinstore.bootstrap.serve;

import io.twinstore.application.flags.Flags;
import io.twinstore.bootstrap.live.HealthCheck;
import io.twinstore.bootstrap.reports.HealthJson;
import io.twinstore.bootstrap.reports.HealthReport;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.domain.store.Store;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks the stores at most once a second, however many ask for it, since a probe must not be a load. */
final class HealthAnswers {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Collection<? extends Store> stores;
    private final Supplier<Flags> flags;
    private final StateDirectory state;
    private @Nullable HealthReport last;
    private long askedAt;

    HealthAnswers(Collection<? extends Store> stores, Supplier<Flags> flags, StateDirectory state) {
        this.stores = stores;
        this.flags = flags;
        this.state = state;
    }

    synchronized Answer answer() {
        long now = System.nanoTime();
        var report = last;
        if (report == null || now - askedAt > FRESH.toNanos()) {
            report = HealthCheck.report(HealthCheck.ask(stores), flags.get(), state);
            last = report;
            askedAt = System.nanoTime();
        }
        return Answer.of(report.healthy() ? 200 : 503, Answer.JSON, HealthJson.of(report));
    }
}

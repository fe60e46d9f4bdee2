package io.twinstore.bootstrap.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.twinstore.application.comparing.BackgroundComparison;
import io.twinstore.application.comparing.Outcome;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Flags;
import io.twinstore.application.flags.Share;
import io.twinstore.application.journal.Journal;
import io.twinstore.application.journal.PendingCounts;
import io.twinstore.application.journal.UnverifiedDivergence;
import io.twinstore.application.routing.CallListener;
import io.twinstore.application.routing.StoreGuard;
import io.twinstore.bootstrap.reports.Words;
import io.twinstore.domain.store.Backend;
import io.twinstore.postgres.PostgresStore;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * The meters of one process in a registry of Micrometer (docs/seeing.md lists them). Closed, they are taken out of it again, so
 * that a registry outlives the stores.
 */
public final class Meters implements AutoCloseable {
    private final MeterRegistry registry;
    private final Queue<Meter> made = new ConcurrentLinkedQueue<>();

    /** In this registry, which stays open. */
    public Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** The pool of connections to PostgreSQL, by Hikari's own meters. */
    public void pool(PostgresStore postgres) {
        postgres.measurePool(registry);
    }

    /** Where calls are measured. */
    public CallListener calls() {
        return new CallMeters(registry, made::add);
    }

    /** Each flag, the share of each module's reads from PostgreSQL, and the primary, from 0 to 1. */
    public void flags(Supplier<Flags> flags) {
        for (var flag : Flag.values()) {
            gauge(
                    "twinstore.flag",
                    "Whether the flag is on, or the share that it is set to",
                    "flag",
                    flag,
                    () -> number(flags.get().value(flag)));
        }
        for (var module : CallingModule.values()) {
            gauge(
                    "twinstore.reads.from.postgres",
                    "The share of the module's reads that PostgreSQL answers",
                    "module",
                    module,
                    () -> number(flags.get().fromPostgres(module)));
        }
        for (var backend : Backend.values()) {
            gauge(
                    "twinstore.primary",
                    "Whether the store is the primary",
                    "store",
                    backend,
                    () -> flags.get().primary() == backend ? 1 : 0);
        }
    }

    /** Whether calls to a store are refused because it was down. */
    public void breaker(Backend backend, StoreGuard guard) {
        gauge(
                "twinstore.breaker.open",
                "Whether calls to the store are refused because it was down repeatedly",
                "store",
                backend,
                () -> guard.note().isPresent() ? 1 : 0);
    }

    /** The pending keys of this process, and whether the unverified divergence is open. */
    public void journal(Journal journal, UnverifiedDivergence divergence) {
        pending(journal, "active", PendingCounts::active);
        pending(journal, "dirty", PendingCounts::dirty);
        pending(journal, "in_doubt", PendingCounts::inDoubt);
        pending(journal, "blocked", PendingCounts::blocked);
        made.add(Gauge.builder(
                        "twinstore.journal.waiting",
                        () -> journal.waiting().orElse(Duration.ZERO).toMillis() / 1e3)
                .description("For how long rows have waited for the other store without a break")
                .baseUnit("seconds")
                .register(registry));
        made.add(FunctionCounter.builder("twinstore.journal.reconciled", journal, Journal::reconciled)
                .description("Rows of pending writes that were found equal in both stores")
                .register(registry));
        made.add(Gauge.builder(
                        "twinstore.divergence.open", () -> divergence.problem().isPresent() ? 1 : 0)
                .description("Whether the stores may differ in rows for which no write is pending")
                .register(registry));
    }

    private void pending(Journal journal, String state, ToIntFunction<PendingCounts> count) {
        made.add(Gauge.builder("twinstore.journal.keys", () -> count.applyAsInt(journal.counts()))
                .description("Rows of which a write is pending")
                .tag("state", state)
                .register(registry));
    }

    /** How comparing reads ended. */
    public void comparisons(BackgroundComparison comparison) {
        for (var outcome : Outcome.values()) {
            made.add(FunctionCounter.builder(
                            "twinstore.comparisons",
                            comparison,
                            each -> each.findings().total().count(outcome))
                    .description("Reads that were compared")
                    .tag("outcome", Words.of(outcome))
                    .register(registry));
        }
    }

    private void gauge(String name, String description, String tag, Enum<?> value, Supplier<Number> number) {
        made.add(Gauge.builder(name, number)
                .description(description)
                .tag(tag, Words.of(value))
                .register(registry));
    }

    private static double number(Share share) {
        return share.percent() / 100.0;
    }

    @Override
    public void close() {
        made.forEach(registry::remove);
        made.clear();
    }
}

package io.twinstore.bootstrap.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.twinstore.application.routing.CallListener;
import io.twinstore.bootstrap.reports.Words;
import io.twinstore.domain.store.Backend;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/** Times each call by operation, calling module, store and outcome, and counts those that the other store stood in for. */
final class CallMeters implements CallListener {
    private final MeterRegistry registry;
    private final Consumer<Meter> made;
    /** A registry is not asked at each call, since finding a meter by its tags costs more than recording. */
    private final ConcurrentMap<CallKind, Timer> timers = new ConcurrentHashMap<>();

    private final ConcurrentMap<Backend, Counter> fallbacks = new ConcurrentHashMap<>();

    CallMeters(MeterRegistry registry, Consumer<Meter> made) {
        this.registry = registry;
        this.made = made;
    }

    @Override
    public void answered(Call call) {
        var kind = CallKind.of(call);
        var timer = timers.get(kind);
        (timer != null ? timer : timers.computeIfAbsent(kind, this::timer)).record(call.took());
        if (call.fallback()) {
            fallbacks.computeIfAbsent(call.backend(), this::fallback).increment();
        }
    }

    private Timer timer(CallKind kind) {
        var timer = Timer.builder("twinstore.calls")
                .description("Calls of the 21 operations, as their callers waited for them")
                .tag("operation", kind.operation())
                .tag("module", kind.module() == null ? "none" : Words.of(kind.module()))
                .tag("store", Words.of(kind.store()))
                .tag("outcome", kind.failure() == null ? "success" : Words.of(kind.failure()))
                .publishPercentiles(0.5, 0.95, 0.99)
                .register(registry);
        made.accept(timer);
        return timer;
    }

    private Counter fallback(Backend backend) {
        var counter = Counter.builder("twinstore.fallbacks")
                .description("Reads that the store answered because the other one was down")
                .tag("store", Words.of(backend))
                .register(registry);
        made.accept(counter);
        return counter;
    }
}

package io.twinstore.bootstrap.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.routing.CallListener;
import io.twinstore.domain.errors.ErrorKind;
import io.twinstore.domain.store.Backend;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Times each call by operation, calling module, store and outcome, and counts those that the other store stood in for. */
final class CallMeters implements CallListener {
    /** What a registry is not asked for at each call, since finding a meter by its tags costs more than recording. */
    private record Tags(
            String operation,
            @Nullable CallingModule module,
            Backend backend,
            @Nullable ErrorKind failure) {}

    private final MeterRegistry registry;
    private final Consumer<Meter> made;
    private final ConcurrentMap<Tags, Timer> timers = new ConcurrentHashMap<>();
    private final ConcurrentMap<Backend, Counter> fallbacks = new ConcurrentHashMap<>();

    CallMeters(MeterRegistry registry, Consumer<Meter> made) {
        this.registry = registry;
        this.made = made;
    }

    @Override
    public void answered(Call call) {
        var tags = new Tags(call.operation(), call.module(), call.backend(), call.failure());
        var timer = timers.get(tags);
        (timer != null ? timer : timers.computeIfAbsent(tags, this::timer)).record(call.took());
        if (call.fallback()) {
            fallbacks.computeIfAbsent(call.backend(), this::fallback).increment();
        }
    }

    private Timer timer(Tags tags) {
        var timer = Timer.builder("twinstore.calls")
                .description("Calls of the 21 operations, as their callers waited for them")
                .tag("operation", tags.operation())
                .tag("module", tags.module() == null ? "none" : Meters.word(tags.module()))
                .tag("store", Meters.word(tags.backend()))
                .tag("outcome", tags.failure() == null ? "success" : Meters.word(tags.failure()))
                .publishPercentiles(0.5, 0.95, 0.99)
                .register(registry);
        made.accept(timer);
        return timer;
    }

    private Counter fallback(Backend backend) {
        var counter = Counter.builder("twinstore.fallbacks")
                .description("Reads that the store answered because the other one was down")
                .tag("store", Meters.word(backend))
                .register(registry);
        made.accept(counter);
        return counter;
    }
}

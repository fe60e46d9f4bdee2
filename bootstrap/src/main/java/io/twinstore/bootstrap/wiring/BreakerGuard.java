package io.twinstore.bootstrap.wiring;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.twinstore.application.routing.StoreGuard;
import io.twinstore.domain.errors.StoreException.TimedOut;
import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.store.Backend;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A circuit breaker: when half of the last ten calls found the store down, calls are refused at once for five seconds, then
 * three are let through to see whether it is back.
 */
public final class BreakerGuard implements StoreGuard {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final CircuitBreaker breaker;

    /** Before this store. */
    public BreakerGuard(Backend backend) {
        breaker = CircuitBreaker.of(
                backend.name(),
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(10)
                        .minimumNumberOfCalls(5)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(PAUSE)
                        .permittedNumberOfCallsInHalfOpenState(3)
                        .recordExceptions(Unavailable.class, TimedOut.class)
                        .build());
    }

    @Override
    public <T> T call(Supplier<T> question) {
        try {
            return breaker.executeSupplier(question);
        } catch (CallNotPermittedException e) {
            throw new Unavailable(
                    breaker.getName() + " was down repeatedly and is left alone for " + PAUSE.toSeconds() + " s", e);
        }
    }

    @Override
    public Optional<String> note() {
        return breaker.getState() == CircuitBreaker.State.CLOSED
                ? Optional.empty()
                : Optional.of("the circuit breaker before " + breaker.getName() + " is " + breaker.getState());
    }
}

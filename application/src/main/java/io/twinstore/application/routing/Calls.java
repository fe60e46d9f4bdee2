package io.twinstore.application.routing;

import io.twinstore.application.facade.Envelope;
import io.twinstore.application.facade.Envelope.Counts;
import io.twinstore.application.facade.Envelope.Failure;
import io.twinstore.application.facade.Operation;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.flags.Flag;
import io.twinstore.domain.errors.ErrorKind;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.masking.MaskedFault;
import io.twinstore.domain.query.Listing;
import io.twinstore.domain.store.Health;
import io.twinstore.domain.store.Repositories;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The one place through which every call of the facade passes: what is thrown on its way ends in its envelope. */
final class Calls {
    private static final System.Logger LOG = System.getLogger(Calls.class.getName());

    private final StoreRouter router;
    private final @Nullable CallingModule module;
    private final Clock clock;

    Calls(StoreRouter router, @Nullable CallingModule module, Clock clock) {
        this.router = router;
        this.module = module;
        this.clock = clock;
    }

    /** Answers a question for one row, of which there may be none. */
    <T> Envelope<T> one(Operation operation, Function<Repositories, Optional<T>> question) {
        return answer(
                operation,
                call -> answered(operation, call, question.apply(call).orElse(null), null));
    }

    /** Answers a question for a list. */
    <T> Envelope<List<T>> list(Operation operation, Function<Repositories, Listing<T>> question) {
        return answer(operation, call -> {
            var found = question.apply(call);
            return answered(
                    operation, call, found.rows(), new Counts(found.rows().size(), found.more()));
        });
    }

    /** Answers an upsert of one row. */
    <T> Envelope<T> upsert(Operation operation, Function<Repositories, T> upsert) {
        return answer(operation, call -> answered(operation, call, upsert.apply(call), null));
    }

    /** Answers an upsert of several rows. */
    <T> Envelope<List<T>> upsertAll(Operation operation, Function<Repositories, List<T>> upsert) {
        return answer(operation, call -> {
            var stored = upsert.apply(call);
            return answered(operation, call, stored, new Counts(stored.size(), false));
        });
    }

    /** Answers how the store is. */
    Envelope<Health> health(Operation operation) {
        return answer(operation, call -> answered(operation, call, call.health(), null));
    }

    private <T> Envelope<T> answer(Operation operation, Function<RoutedCall, Envelope<T>> answering) {
        try (var call = new RoutedCall(router, operation, module)) {
            boolean logged = call.flags().on(Flag.LOG_DATABASE_CALLS);
            if (!logged && !router.measures()) {
                return caught(operation, call, answering);
            }
            long start = System.nanoTime();
            var answer = caught(operation, call, answering);
            var told = told(answer, Duration.ofNanos(System.nanoTime() - start));
            router.meters().answered(told);
            if (logged) {
                router.log().answered(told);
            }
            return answer;
        }
    }

    private <T> Envelope<T> caught(Operation operation, RoutedCall call, Function<RoutedCall, Envelope<T>> answering) {
        try {
            return answering.apply(call);
        } catch (StoreException e) {
            return failed(operation, call, e.kind(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, operation + " failed by a fault of this library", MaskedFault.of(e));
            return failed(
                    operation,
                    call,
                    ErrorKind.UNEXPECTED,
                    "a fault of this library (" + e.getClass().getSimpleName() + "); please report it");
        }
    }

    private <T> Envelope<T> failed(Operation operation, RoutedCall call, ErrorKind kind, String problem) {
        return envelope(operation, call, null, new Failure(kind, operation + ": " + problem), null);
    }

    private <T> Envelope<T> answered(Operation operation, RoutedCall call, @Nullable T data, @Nullable Counts counts) {
        return envelope(operation, call, data, null, counts);
    }

    private <T> Envelope<T> envelope(
            Operation operation,
            RoutedCall call,
            @Nullable T data,
            @Nullable Failure failure,
            @Nullable Counts counts) {
        return new Envelope<>(
                data, failure, operation.toString(), clock.instant(), call.backend(), counts, call.fallback());
    }

    private CallListener.Call told(Envelope<?> answer, Duration took) {
        var error = answer.error();
        var data = answer.data();
        int rows = data instanceof Collection<?> list ? list.size() : data == null ? 0 : 1;
        return new CallListener.Call(
                answer.operation(),
                module,
                answer.backend(),
                took,
                rows,
                error == null ? null : error.kind(),
                answer.fallback() != null);
    }
}

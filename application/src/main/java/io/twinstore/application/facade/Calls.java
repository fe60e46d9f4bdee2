package io.twinstore.application.facade;

import io.twinstore.application.facade.Envelope.Failure;
import io.twinstore.domain.errors.ErrorKind;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.store.Store;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The one place through which every call of the facade passes on its way to a store. */
final class Calls {
    private final Store store;
    private final Clock clock;

    Calls(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Asks the store, and answers its reply or its error in the envelope. */
    <T> Envelope<T> call(Operation operation, Function<Store, Reply<T>> question) {
        try {
            var reply = question.apply(store);
            return envelope(operation, reply, null);
        } catch (StoreException e) {
            return envelope(operation, null, new Failure(e.kind(), operation + ": " + e.getMessage()));
        } catch (RuntimeException e) {
            return envelope(
                    operation,
                    null,
                    new Failure(
                            ErrorKind.UNEXPECTED,
                            operation + ": a fault of this library ("
                                    + e.getClass().getSimpleName() + "); please report it"));
        }
    }

    private <T> Envelope<T> envelope(Operation operation, @Nullable Reply<T> reply, @Nullable Failure failure) {
        return new Envelope<>(
                failure == null,
                reply == null ? null : reply.data(),
                failure,
                operation.toString(),
                clock.instant(),
                store.backend(),
                reply == null ? null : reply.counts());
    }
}

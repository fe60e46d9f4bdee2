package io.twinstore.application.routing;

import java.util.Optional;
import java.util.function.Supplier;

/** Stands before a store and stops hammering it while it is down. */
public interface StoreGuard {
    /** Lets every call through. */
    StoreGuard OPEN = new StoreGuard() {
        @Override
        public <T> T call(Supplier<T> question) {
            return question.get();
        }

        @Override
        public Optional<String> note() {
            return Optional.empty();
        }
    };

    /**
     * Asks the store, or refuses at once while it is taken for down.
     *
     * @throws io.twinstore.domain.errors.StoreException.Unavailable when it refuses
     */
    <T> T call(Supplier<T> question);

    /** What an operator should know, such as that calls are refused; nothing when all is well. */
    Optional<String> note();
}

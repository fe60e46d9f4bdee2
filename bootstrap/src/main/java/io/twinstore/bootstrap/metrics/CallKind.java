package io.twinstore.bootstrap.metrics;

import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.routing.CallListener.Call;
import io.twinstore.domain.errors.ErrorKind;
import io.twinstore.domain.store.Backend;
import org.jspecify.annotations.Nullable;

/**
 * Calls that are measured together.
 *
 * @param operation the contract's name
 * @param module null for a caller that names none
 * @param failure null for calls that succeeded
 */
public record CallKind(
        String operation,
        @Nullable CallingModule module,
        Backend store,
        @Nullable ErrorKind failure) {
    static CallKind of(Call call) {
        return new CallKind(call.operation(), call.module(), call.backend(), call.failure());
    }

    /** Whether it says that a store or this library is not well; what a caller asked wrongly says nothing of them. */
    public boolean isError() {
        return failure != null && failure != ErrorKind.INVALID_INPUT && failure != ErrorKind.CONFLICT;
    }
}

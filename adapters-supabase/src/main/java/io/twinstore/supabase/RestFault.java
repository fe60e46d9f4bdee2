package io.twinstore.supabase;

import io.twinstore.domain.errors.StoreException;
import org.jspecify.annotations.Nullable;

/** An attempt that failed, with what decides on another one. */
final class RestFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient StoreException error;
    private final boolean executed;
    private final boolean passing;
    private final long retryAfterMillis;

    /**
     * Collects what is known.
     *
     * @param executed whether the server may have executed the call
     * @param passing whether the same call may succeed a moment later
     * @param retryAfterMillis how long the server asks to wait; 0 when it does not say
     */
    RestFault(StoreException error, boolean executed, boolean passing, long retryAfterMillis) {
        super(error.getMessage(), error, false, false);
        this.error = error;
        this.executed = executed;
        this.passing = passing;
        this.retryAfterMillis = retryAfterMillis;
    }

    StoreException error() {
        return error;
    }

    /** A read may always be repeated, a write only when it was provably not executed. */
    boolean repeatable(RestCall.Method method) {
        return passing && (!executed || !method.writes());
    }

    long retryAfterMillis() {
        return retryAfterMillis;
    }

    static @Nullable RestFault of(Throwable e) {
        return e instanceof RestFault fault ? fault : null;
    }
}

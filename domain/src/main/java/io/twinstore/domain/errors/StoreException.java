package io.twinstore.domain.errors;

import io.twinstore.domain.masking.MaskedFault;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call that a store could not answer; its kind says whose turn it is to act, its message what to do, without a secret
 * or a phone number in it. Of a cause of other libraries it keeps the type and the place: their words quote values.
 */
public abstract sealed class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;
    private final boolean outcomeUnknown;

    private StoreException(ErrorKind kind, String message, @Nullable Throwable cause, boolean outcomeUnknown) {
        super(message, cause == null || cause instanceof StoreException ? cause : MaskedFault.of(cause));
        this.kind = kind;
        this.outcomeUnknown = outcomeUnknown;
    }

    /** The kind as callers of the facade see it. */
    public ErrorKind kind() {
        return kind;
    }

    /** Whether what was sent may have taken effect, or may still: nobody may conclude from this error that it did not. */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }

    /** An error of this kind, when only its kind and its message are left of it. */
    public static StoreException of(ErrorKind kind, String message) {
        return switch (kind) {
            case INVALID_INPUT -> new InvalidInput(message);
            case CONFLICT -> new Conflict(message, null);
            case NOT_PERMITTED -> new NotPermitted(message, null);
            case UNAVAILABLE -> new Unavailable(message, null);
            case TIMEOUT -> new TimedOut(message, null);
            case UNEXPECTED -> new Unexpected(message, null);
        };
    }

    /** The same error, with the thing that it is about before its message. */
    public StoreException about(String thing) {
        var message = thing + ": " + getMessage();
        return switch (kind) {
            case INVALID_INPUT -> new InvalidInput(message, this);
            case CONFLICT -> new Conflict(message, this);
            case NOT_PERMITTED -> new NotPermitted(message, this);
            case UNAVAILABLE -> new Unavailable(message, this, outcomeUnknown, ((Unavailable) this).retryAfter());
            case TIMEOUT -> new TimedOut(message, this, outcomeUnknown);
            case UNEXPECTED -> new Unexpected(message, this, outcomeUnknown);
        };
    }

    /** What was asked is invalid, or cannot be stored as it is; nothing was written. */
    public static final class InvalidInput extends StoreException {
        private static final long serialVersionUID = 1L;

        /** States what is wrong with which input. */
        public InvalidInput(String message) {
            this(message, null);
        }

        /** Keeps the store's own error as the cause. */
        public InvalidInput(String message, @Nullable Throwable cause) {
            super(ErrorKind.INVALID_INPUT, message, cause, false);
        }
    }

    /** Another row already holds what must be unique; nothing was written. */
    public static final class Conflict extends StoreException {
        private static final long serialVersionUID = 1L;

        /** Keeps the store's own error as the cause. */
        public Conflict(String message, @Nullable Throwable cause) {
            super(ErrorKind.CONFLICT, message, cause, false);
        }
    }

    /** The store knows the caller and refuses it. */
    public static final class NotPermitted extends StoreException {
        private static final long serialVersionUID = 1L;

        /** Keeps the store's own error as the cause. */
        public NotPermitted(String message, @Nullable Throwable cause) {
            super(ErrorKind.NOT_PERMITTED, message, cause, false);
        }
    }

    /** The store cannot be reached or cannot serve now; a write that broke off says that its outcome is unknown. */
    public static final class Unavailable extends StoreException {
        private static final long serialVersionUID = 1L;

        private final Duration retryAfter;

        /** Nothing was sent, or the store answered that it did not do it. */
        public Unavailable(String message, @Nullable Throwable cause) {
            this(message, cause, false);
        }

        /** Keeps the store's own error as the cause, and whether something was sent whose outcome nobody told. */
        public Unavailable(String message, @Nullable Throwable cause, boolean sent) {
            this(message, cause, sent, Duration.ZERO);
        }

        /** Keeps how long the store asks to be left alone. */
        public Unavailable(String message, @Nullable Throwable cause, boolean sent, Duration retryAfter) {
            super(ErrorKind.UNAVAILABLE, message, cause, sent);
            this.retryAfter = retryAfter;
        }

        /** How long the store asks to be left alone; zero when it does not say. */
        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** No answer in time; whether a write took effect is unknown, unless it says otherwise. */
    public static final class TimedOut extends StoreException {
        private static final long serialVersionUID = 1L;

        /** Keeps the store's own error as the cause. */
        public TimedOut(String message, @Nullable Throwable cause) {
            this(message, cause, true);
        }

        /** Keeps the store's own error as the cause, and whether something was sent whose outcome nobody told. */
        public TimedOut(String message, @Nullable Throwable cause, boolean sent) {
            super(ErrorKind.TIMEOUT, message, cause, sent);
        }
    }

    /** What none of the others describes: a fault of the store, of its data or of this library. */
    public static final class Unexpected extends StoreException {
        private static final long serialVersionUID = 1L;

        /** Keeps the store's own error as the cause. */
        public Unexpected(String message, @Nullable Throwable cause) {
            this(message, cause, true);
        }

        /** Keeps the store's own error as the cause, and whether something was sent whose outcome nobody told. */
        public Unexpected(String message, @Nullable Throwable cause, boolean sent) {
            super(ErrorKind.UNEXPECTED, message, cause, sent);
        }
    }
}

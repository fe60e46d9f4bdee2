package io.twinstore.domain.masking;

import org.jspecify.annotations.Nullable;

/** A fault without its words, which may quote values: its type, where it arose, its causes likewise, and safe facts. */
public class MaskedFault extends Exception {
    private static final long serialVersionUID = 1L;

    /** Causes can form a ring. */
    private static final int DEEPEST = 20;

    private MaskedFault(String shown, Throwable fault, int depth) {
        super(shown, below(fault.getCause(), depth), true, true);
        setStackTrace(fault.getStackTrace());
        for (var suppressed : fault.getSuppressed()) {
            var masked = below(suppressed, depth);
            if (masked != null) {
                addSuppressed(masked);
            }
        }
    }

    /** A fault that is known by facts that quote nothing. */
    protected MaskedFault(String facts) {
        super(facts);
    }

    /** The fault as it may be shown. */
    public static MaskedFault of(Throwable fault) {
        return of(fault, "", 0);
    }

    /** The fault as it may be shown, with facts that quote nothing, such as a SQLSTATE. */
    public static MaskedFault of(Throwable fault, String facts) {
        return of(fault, facts, 0);
    }

    private static @Nullable MaskedFault below(@Nullable Throwable fault, int depth) {
        return fault == null || depth == DEEPEST ? null : of(fault, "", depth + 1);
    }

    private static MaskedFault of(Throwable fault, String facts, int depth) {
        if (fault instanceof MaskedFault masked) {
            return masked;
        }
        var name = fault.getClass().getName();
        return new MaskedFault(facts.isEmpty() ? name : name + " (" + facts + ")", fault, depth);
    }

    /** It takes the stack trace of the fault that it stands for. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}

package io.twinstore.application.switching;

import io.twinstore.application.flags.Flags;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Flags that can be switched while calls are under way; it knows when the last call of an earlier state has ended. */
public final class SwitchingFlags implements FlagSource {

    /** One state, and how many calls hold it. */
    private static final class State implements Held {
        private final Flags flags;
        private final AtomicInteger calls = new AtomicInteger();
        private volatile @Nullable State before;

        private State(Flags flags, @Nullable State before) {
            this.flags = flags;
            this.before = before;
        }

        @Override
        public Flags flags() {
            return flags;
        }

        @Override
        public void close() {
            calls.decrementAndGet();
        }

        /** Whether no call holds this state or one before it. */
        private boolean ended() {
            for (State state = this; state != null; state = state.before) {
                if (state.calls.get() > 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private volatile State current;
    private volatile @Nullable String problem;

    /** Starts with these flags. */
    public SwitchingFlags(Flags flags) {
        current = new State(flags, null);
    }

    @Override
    public Held hold() {
        while (true) {
            var state = current;
            state.calls.incrementAndGet();
            if (state == current) { // else it was switched in between, and must not seem to have begun before
                return state;
            }
            state.calls.decrementAndGet();
        }
    }

    /** The flags of calls that begin now. */
    public Flags flags() {
        return current.flags;
    }

    /** From now on calls begin under these flags; those under way go on under theirs. */
    public void switchTo(Flags flags) {
        switchTo(flags, null);
    }

    /** The same, and why not everything that was written last is followed. */
    public synchronized void switchTo(Flags flags, @Nullable String notFollowed) {
        problem = notFollowed;
        var before = current;
        if (!before.flags.equals(flags)) {
            var next = new State(flags, before);
            current = next; // first: a call that took hold of the earlier state until now is counted
            if (before.ended()) {
                next.before = null;
            }
        }
    }

    /** Whether every call that began under earlier flags has ended. */
    public boolean drained() {
        var before = current.before;
        return before == null || before.ended();
    }

    @Override
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }
}

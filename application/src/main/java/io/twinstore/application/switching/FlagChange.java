package io.twinstore.application.switching;

import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Flags;
import io.twinstore.application.flags.SettingException;
import io.twinstore.application.flags.Share;
import io.twinstore.application.switching.ProcessRegistry.RunningProcess;
import io.twinstore.domain.store.Backend;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Changes flags for all processes of one home. */
public final class FlagChange {
    private static final Duration FENCE_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(40); // a call may take 30 s
    private static final long LOOK_NANOS = Duration.ofMillis(10).toNanos();

    private final SharedState state;
    private final FlagStore store;
    private final StoreAccess stores;
    private final Runnable reconcile;
    private final Flags given;
    private final Clock clock;

    /**
     * Over this state.
     *
     * @param reconcile works off the pending writes that no running process holds
     * @param given the flags of the first start
     */
    public FlagChange(SharedState state, StoreAccess stores, Runnable reconcile, Flags given, Clock clock) {
        this.state = state;
        this.stores = stores;
        this.reconcile = reconcile;
        this.given = given;
        this.clock = clock;
        store = state.flags();
    }

    /**
     * The flags after the change, were it made now; nothing is changed.
     *
     * @throws SettingException when they cannot be meant
     * @throws RefusedException when they can be, but not now
     */
    public Flags dryRun(Flag flag, @Nullable Share value) {
        var changed = check(current(), primary(), flag, value);
        if (changed.primary() != primary()) {
            refuse(primaryChange().refusalReason());
        }
        return changed;
    }

    private Flags check(Flags old, Backend primary, Flag flag, @Nullable Share value) {
        var stated = old.with(flag, value);
        var changed = stated.withPrimary(stated.primary());
        changed.problem(stores.configured()).ifPresent(problem -> {
            throw new SettingException(problem);
        });
        if (changed.on(Flag.DUAL_WRITE)) {
            stores.requireEveryRow();
        }
        if (changed.primary() != primary) {
            checkPrimary(flag, primary, changed.primary());
        }
        return changed;
    }

    private void checkPrimary(Flag flag, Backend primary, Backend next) {
        if (flag != Flag.TIMEWEB_IS_PRIMARY) {
            throw new RefusedException(flag + " would change the primary, which is " + primary
                    + "; change that first by 'twinstore flags set " + Flag.TIMEWEB_IS_PRIMARY + "="
                    + (next == Backend.POSTGRES) + "'");
        }
        if (stores.hosts() > 1) {
            throw new RefusedException("the primary changes under the processes of one host only, and"
                    + " TWINSTORE_HOSTS says that there are " + stores.hosts());
        }
    }

    /** As running processes follow them: a hand edit of the primary is undone by the next change. */
    private Flags current() {
        return store.effective().orElse(given);
    }

    private Backend primary() {
        return current().primary();
    }

    /**
     * Changes a flag; the primary through the write fence.
     *
     * @param value null unsets it
     * @param who for the audit
     * @throws RefusedException when it is refused, with nothing changed
     */
    public Flags make(Flag flag, @Nullable Share value, String who) {
        var next = check(current(), primary(), flag, value).primary(); // what is refused leaves nothing behind
        state.prepare();
        if (next != primary()) {
            requireAnswer(next);
            refuse(primaryChange().prepare()); // while others may change other flags
        }
        return store.alone(() -> {
            store.begin(given, clock.instant());
            var old = current();
            var changed = check(old, primary(), flag, value);
            if (changed.primary() != primary()) {
                refuse(primaryChange().run(new PrimaryChange.Change(old, changed, who, clock.instant())));
            } else {
                if (!changed.on(Flag.DUAL_WRITE)) {
                    state.divergence().open("DUAL_WRITE was off");
                }
                store.write(old, changed, who, clock.instant());
            }
            return changed;
        });
    }

    private PrimaryChange primaryChange() {
        return new PrimaryChange(state, reconcile, FENCE_TIMEOUT);
    }

    private void refuse(Optional<String> refusalReason) {
        refusalReason.ifPresent(reason -> {
            throw new RefusedException("the primary stays " + primary() + ": " + reason);
        });
    }

    private void requireAnswer(Backend next) {
        if (!stores.answers(next)) {
            throw new RefusedException("the new primary, " + next + ", does not answer");
        }
    }

    /** The processes in which calls that began under earlier flags have not ended; waits for them, but not for ever. */
    public List<String> awaitDrained(Flags flags) {
        long deadline = System.nanoTime() + DRAIN_TIMEOUT.toNanos();
        var others = undrained(flags);
        while (!others.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_NANOS);
            others = undrained(flags);
        }
        return others;
    }

    private List<String> undrained(Flags flags) {
        return state.processes().all().stream()
                .filter(process -> !process.follows().equals(WatchedFlags.digest(flags)))
                .map(RunningProcess::name)
                .toList();
    }

    /** How many processes follow the flags of this home. */
    public int processes() {
        return state.processes().all().size();
    }
}

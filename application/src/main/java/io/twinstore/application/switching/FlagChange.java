package io.twinstore.application.switching;

import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Flags;
import io.twinstore.application.flags.SettingException;
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
    private static final Duration GATE_PATIENCE = Duration.ofSeconds(10);
    private static final Duration SETTLE_PATIENCE = Duration.ofSeconds(40); // a call may take 30 s
    private static final long LOOK_NANOS = Duration.ofMillis(10).toNanos();

    private final SharedState state;
    private final FlagStore store;
    private final StoreAccess stores;
    private final Runnable settle;
    private final Flags given;
    private final Clock clock;

    /**
     * Over this state.
     *
     * @param settle works off the pending writes that no running process holds
     * @param given the flags of the first start
     */
    public FlagChange(SharedState state, StoreAccess stores, Runnable settle, Flags given, Clock clock) {
        this.state = state;
        this.stores = stores;
        this.settle = settle;
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
    public Flags dryRun(Flag flag, @Nullable Boolean value) {
        var changed = check(current(), source(), flag, value);
        if (changed.source() != source()) {
            refuse(sourceChange().hindrance());
        }
        return changed;
    }

    private Flags check(Flags old, Backend source, Flag flag, @Nullable Boolean value) {
        var stated = old.with(flag, value);
        var changed = stated.withPrimary(stated.source());
        changed.problem(stores.configured()).ifPresent(problem -> {
            throw new SettingException(problem);
        });
        if (changed.on(Flag.DUAL_WRITE)) {
            stores.requireEveryRow();
        }
        if (changed.source() != source) {
            checkSource(flag, source, changed.source());
        }
        return changed;
    }

    private void checkSource(Flag flag, Backend source, Backend next) {
        if (flag != Flag.TIMEWEB_IS_PRIMARY) {
            throw new RefusedException(flag + " would change the source of truth, which is " + source
                    + "; change that first by 'twinstore flags set " + Flag.TIMEWEB_IS_PRIMARY + "="
                    + (next == Backend.POSTGRES) + "'");
        }
        if (stores.hosts() > 1) {
            throw new RefusedException("the source of truth changes under the processes of one host only, and"
                    + " TWINSTORE_HOSTS says that there are " + stores.hosts());
        }
    }

    /** As running processes follow them: a hand edit of the primary is undone by the next change. */
    private Flags current() {
        return store.effective().orElse(given);
    }

    private Backend source() {
        return current().source();
    }

    /**
     * Changes a flag; the primary through the write fence.
     *
     * @param value null unsets it
     * @param who for the audit
     * @throws RefusedException when it is refused, with nothing changed
     */
    public Flags make(Flag flag, @Nullable Boolean value, String who) {
        state.prepare();
        if (check(current(), source(), flag, value).source() != source()) {
            requireAnswer(source().other());
            refuse(sourceChange().prepare()); // while others may change other flags
        }
        return store.alone(() -> {
            store.begin(given, clock.instant());
            var old = current();
            var changed = check(old, source(), flag, value);
            if (changed.source() != source()) {
                refuse(sourceChange().run(new PrimaryChange.Change(old, changed, who, clock.instant())));
            } else {
                if (!changed.on(Flag.DUAL_WRITE)) {
                    state.gap().open("DUAL_WRITE was off");
                }
                store.write(old, changed, who, clock.instant());
            }
            return changed;
        });
    }

    private PrimaryChange sourceChange() {
        return new PrimaryChange(state, settle, GATE_PATIENCE);
    }

    private void refuse(Optional<String> hindrance) {
        hindrance.ifPresent(reason -> {
            throw new RefusedException("the source of truth stays " + source() + ": " + reason);
        });
    }

    private void requireAnswer(Backend next) {
        if (!stores.answers(next)) {
            throw new RefusedException("the new source of truth, " + next + ", does not answer");
        }
    }

    /** The processes in which calls that began under earlier flags have not ended; waits for them, but not for ever. */
    public List<String> awaitSettled(Flags flags) {
        long deadline = System.nanoTime() + SETTLE_PATIENCE.toNanos();
        var others = unsettled(flags);
        while (!others.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_NANOS);
            others = unsettled(flags);
        }
        return others;
    }

    private List<String> unsettled(Flags flags) {
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

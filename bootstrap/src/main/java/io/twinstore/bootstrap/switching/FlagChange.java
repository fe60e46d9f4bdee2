package io.twinstore.bootstrap.switching;

import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Flags;
import io.twinstore.bootstrap.config.Configuration;
import io.twinstore.bootstrap.config.SettingException;
import io.twinstore.bootstrap.config.Stores;
import io.twinstore.bootstrap.home.Home;
import io.twinstore.bootstrap.journal.GapFile;
import io.twinstore.bootstrap.journal.JournalDirectory;
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

    private final Configuration settings;
    private final Stores stores;
    private final Home home;
    private final FlagsFile file;
    private final GapFile gap;
    private final Clock clock;

    /** For the home and the stores of these settings. */
    public FlagChange(Configuration settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        stores = new Stores(settings);
        home = Home.at(stores.home());
        file = new FlagsFile(home);
        gap = new GapFile(home);
    }

    /**
     * The flags after the change, were it made now; nothing is changed.
     *
     * @throws SettingException when they cannot be meant
     * @throws RefusedException when they can be, but not now
     */
    public Flags rehearse(Flag flag, @Nullable Boolean value) {
        var changed = check(current(), source(), flag, value);
        if (changed.source() != source()) {
            refuse(SourceChange.hindrance(gap, JournalDirectory.report(home)));
        }
        return changed;
    }

    private Flags check(Flags old, Backend source, Flag flag, @Nullable Boolean value) {
        var changed = old.with(flag, value);
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

    /** As running processes follow them: a hand edit of the source of truth is undone by the next change. */
    private Flags current() {
        var flags = file.read().orElse(settings.flags());
        return flags.source() == source() ? flags : flags.with(Flag.TIMEWEB_IS_PRIMARY, source() == Backend.POSTGRES);
    }

    private Backend source() {
        return file.read().isPresent() ? file.requireSource() : settings.flags().source();
    }

    /**
     * Changes a flag; the source of truth through the gate.
     *
     * @param value null unsets it
     * @param who for the audit
     * @throws RefusedException when it is refused, with nothing changed
     */
    public Flags make(Flag flag, @Nullable Boolean value, String who) {
        home.prepare();
        if (check(current(), source(), flag, value).source() != source()) {
            requireAnswer(source().other());
            refuse(sourceChange().prepare()); // while others may change other flags
        }
        return WatchedFlags.alone(home, () -> {
            file.begin(settings.flags(), clock.instant());
            var old = current();
            var changed = check(old, source(), flag, value);
            if (changed.source() != source()) {
                changeSource(old, changed, who);
            } else {
                if (!changed.on(Flag.DUAL_WRITE)) {
                    gap.open("DUAL_WRITE was off");
                }
                file.write(old, changed, who, clock.instant());
            }
            return changed;
        });
    }

    private SourceChange sourceChange() {
        return new SourceChange(
                home,
                gap,
                () -> JournalDirectory.report(home),
                () -> AbandonedMarks.settle(settings, clock),
                GATE_PATIENCE);
    }

    /** The last step decides: whatever fails before it, the source of truth stays. */
    private void changeSource(Flags old, Flags changed, String who) {
        refuse(sourceChange().run(() -> {
            JournalDirectory.force(home);
            file.write(old, changed, who, clock.instant());
            file.writeSource(changed.source());
        }));
    }

    private void refuse(Optional<String> hindrance) {
        hindrance.ifPresent(reason -> {
            throw new RefusedException("the source of truth stays " + source() + ": " + reason);
        });
    }

    private void requireAnswer(Backend next) {
        try (var store = stores.open(next)) {
            if (!store.health().healthy()) {
                throw new RefusedException("the new source of truth, " + next + ", does not answer");
            }
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
        return Presence.all(home).stream()
                .filter(process -> !process.follows().equals(FlagsFile.digest(flags)))
                .map(Presence.Peer::name)
                .toList();
    }

    /** How many processes follow the flags of this home. */
    public int processes() {
        return Presence.all(home).size();
    }
}

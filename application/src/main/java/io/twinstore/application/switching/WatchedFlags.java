package io.twinstore.application.switching;

import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Flags;
import io.twinstore.application.flags.SettingException;
import io.twinstore.application.journal.UnverifiedDivergence;
import io.twinstore.domain.store.Backend;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The flags of a running process, which follow the file ten times a second; a file that cannot be meant is not followed,
 * the last good state stays, and it is said why.
 */
public final class WatchedFlags implements FlagSource, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(WatchedFlags.class.getName());
    private static final long EVERY_MILLIS = 100;

    private final FlagStore store;
    private final Set<Backend> configured;
    private @Nullable String warned;
    private boolean looked;
    private final SwitchingFlags flags;
    private final UnverifiedDivergence divergence;
    private final ProcessRegistry.Registration registration;
    private final ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "twinstore-flags");
        thread.setDaemon(true);
        return thread;
    });

    private WatchedFlags(
            SharedState state, Set<Backend> configured, ProcessRegistry.Registration registration, Flags first) {
        store = state.flags();
        divergence = state.divergence();
        this.configured = configured;
        this.registration = registration;
        flags = new SwitchingFlags(first);
    }

    /**
     * Starts from the file, which is filled with the settings' flags at the first start, and follows it.
     *
     * @throws SettingException when its flags cannot be meant with the stores that are configured
     */
    public static WatchedFlags start(SharedState state, Set<Backend> configured, Flags settings, Clock clock) {
        var store = state.flags();
        requireValid(store.read().orElse(settings), configured);
        state.prepare();
        var first = store.alone(() -> {
            store.begin(settings, clock.instant());
            return effective(store.read().orElse(settings), store.requirePrimary(), configured);
        });
        var watched = new WatchedFlags(state, configured, state.processes().register(), first);
        watched.follow();
        var unused = watched.watcher.scheduleWithFixedDelay(
                watched::follow, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return watched;
    }

    /** Refuses flags that cannot be meant with the stores that are configured. */
    public static void requireValid(Flags flags, Set<Backend> configured) {
        flags.problem(configured).ifPresent(problem -> {
            throw new SettingException(problem);
        });
    }

    /** What a process that follows these flags says that it follows. */
    public static String digest(Flags flags) {
        return String.valueOf(flags.values());
    }

    /** Looks at the files now; answers whether the calls that begin from now on write to the primary as it stands. */
    public synchronized boolean follow() {
        try {
            var primary = store.requirePrimary();
            follow(primary);
            tell();
            return true;
        } catch (RuntimeException e) {
            refuse(String.valueOf(e.getMessage()), flags.flags());
            return false;
        }
    }

    /** That nobody can be told is no reason not to follow. */
    private void tell() {
        try {
            registration.follows(flags.drained() ? digest(flags.flags()) : "");
        } catch (UncheckedIOException e) {
            warn(e.getMessage());
        }
    }

    /** Flags that cannot be followed leave the last good ones, but for the primary. */
    private void follow(Backend primary) {
        try {
            follow(store.require(), primary);
        } catch (SettingException e) {
            refuse(String.valueOf(e.getMessage()), effective(flags.flags(), primary, configured));
        }
    }

    private void follow(Flags read, Backend primary) {
        var effective = effective(read, primary, configured);
        if (!effective.on(Flag.DUAL_WRITE)
                && (flags.flags().on(Flag.DUAL_WRITE) || divergence.problem().isEmpty())) {
            divergence.open("DUAL_WRITE was off");
        }
        var edited = read.ignoredPrimary(primary).orElse(null);
        warn(edited);
        if (!effective.equals(flags.flags()) || !looked) {
            effective.staleReads().ifPresent(reason -> LOG.log(System.Logger.Level.WARNING, reason));
        }
        looked = true;
        flags.switchTo(effective, edited);
    }

    /**
     * The flags as they can be followed: the primary is changed by the write fence alone.
     *
     * @throws SettingException when they cannot be meant
     */
    private static Flags effective(Flags read, Backend primary, Set<Backend> configured) {
        var effective = read.withPrimary(primary);
        requireValid(effective, configured);
        if (effective.primary() != primary) {
            throw new SettingException(Flag.USE_LEGACY_SUPABASE + "=false, but the primary is " + primary
                    + "; first 'twinstore flags set " + Flag.TIMEWEB_IS_PRIMARY + "=true'");
        }
        return effective;
    }

    private void refuse(String reason, Flags lastGood) {
        warn("the last good flags stay: " + reason);
        flags.switchTo(lastGood, reason);
    }

    private void warn(@Nullable String reason) {
        if (reason != null && !reason.equals(warned)) {
            LOG.log(System.Logger.Level.WARNING, reason);
        }
        warned = reason;
    }

    @Override
    public Held hold() {
        return flags.hold();
    }

    /** What lets the writes of this process pass; it learns the flags anew whenever writes begin again. */
    public ActiveWrites activeWrites(Duration timeout) {
        return registration.activeWrites(this::follow, timeout);
    }

    /** From which store rows are copied to the other, as {@link FlagStore#copySource} says. */
    public Optional<Backend> copySource() {
        return store.copySource(flags.flags());
    }

    /** The flags of calls that begin now. */
    public Flags flags() {
        return flags.flags();
    }

    /** Whether every call that began under earlier flags has ended. */
    public boolean drained() {
        return flags.drained();
    }

    @Override
    public Optional<String> problem() {
        return flags.problem();
    }

    @Override
    public void close() {
        watcher.shutdown(); // an interrupt would be told as a file that cannot be read
        registration.close();
    }
}

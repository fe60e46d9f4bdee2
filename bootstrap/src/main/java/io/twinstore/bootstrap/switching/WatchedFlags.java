package io.twinstore.bootstrap.switching;

import io.twinstore.application.switching.Flag;
import io.twinstore.application.switching.FlagSource;
import io.twinstore.application.switching.Flags;
import io.twinstore.application.switching.SwitchingFlags;
import io.twinstore.bootstrap.config.SettingException;
import io.twinstore.domain.store.Backend;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The flags of a running process, which follow the file four times a second; a file that cannot be meant is not followed,
 * the last good state stays, and it is said why.
 */
public final class WatchedFlags implements FlagSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedFlags.class);
    private static final long EVERY_MILLIS = 250;

    private final FlagsFile file;
    private final Set<Backend> configured;
    private final SwitchingFlags flags;
    private final ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "twinstore-flags");
        thread.setDaemon(true);
        return thread;
    });

    private WatchedFlags(FlagsFile file, Set<Backend> configured, Flags first) {
        this.file = file;
        this.configured = configured;
        flags = new SwitchingFlags(first);
    }

    /**
     * Starts from the file and follows it.
     *
     * @throws SettingException when its flags cannot be meant with the stores that are configured
     */
    public static WatchedFlags start(FlagsFile file, Set<Backend> configured, Flags first) {
        first.problem(configured).ifPresent(problem -> {
            throw new SettingException(problem);
        });
        var watched = new WatchedFlags(file, configured, first);
        var unused = watched.watcher.scheduleWithFixedDelay(
                watched::follow, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return watched;
    }

    private void follow() {
        try {
            var read = file.read();
            if (read.isEmpty()) {
                refuse("the flags file " + file.path() + " is gone; write it again with 'twinstore flags set'");
            } else {
                follow(read.get());
            }
        } catch (RuntimeException e) {
            refuse(String.valueOf(e.getMessage()));
        }
    }

    private void follow(Flags read) {
        var problem = read.problem(configured);
        if (problem.isPresent()) {
            refuse(problem.get());
        } else if (read.source() != flags.flags().source()) {
            refuse(Flag.TIMEWEB_IS_PRIMARY + " changed in the file: the source of truth does not change under a running"
                    + " process; set it back, or restart every process");
        } else {
            flags.switchTo(read);
        }
    }

    private void refuse(String reason) {
        if (!flags.problem().equals(Optional.of(reason))) {
            LOG.warn("the last good flags stay: {}", reason);
        }
        flags.refuse(reason);
    }

    @Override
    public Held hold() {
        return flags.hold();
    }

    /** The flags of calls that begin now. */
    public Flags flags() {
        return flags.flags();
    }

    /** Whether every call that began under earlier flags has ended. */
    public boolean settled() {
        return flags.settled();
    }

    @Override
    public Optional<String> problem() {
        return flags.problem();
    }

    @Override
    public void close() {
        watcher.shutdownNow();
    }
}

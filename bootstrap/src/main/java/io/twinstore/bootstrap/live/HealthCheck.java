package io.twinstore.bootstrap.live;

import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.flags.Flags;
import io.twinstore.application.journal.JournalReport;
import io.twinstore.application.switching.WatchedFlags;
import io.twinstore.bootstrap.reports.HealthReport;
import io.twinstore.bootstrap.reports.HealthReport.RunningProgram;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.domain.store.Health;
import io.twinstore.domain.store.Store;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Asks the stores, and what is in TWINSTORE_HOME, whether all is well. */
public final class HealthCheck {
    private HealthCheck() {}

    /** Asks all stores at once: each may take some seconds to be found down. */
    public static List<Health> ask(Collection<? extends Store> stores) {
        return stores.parallelStream()
                .map(Store::health)
                .sorted(Comparator.comparing(Health::backend))
                .toList();
    }

    /** What was found, with what the home says under these flags. */
    public static HealthReport report(List<Health> healths, Flags flags, StateDirectory state) {
        return report(
                healths, flags, state.journal().report(), state.divergence().problem(), state);
    }

    /** The same for who has looked into the journal already. */
    static HealthReport report(
            List<Health> healths,
            Flags flags,
            JournalReport journal,
            Optional<String> divergence,
            StateDirectory state) {
        return new HealthReport(
                healths,
                flags,
                state.flags().read().isPresent(),
                journal,
                divergence.filter(problem -> mayBeRead(flags)),
                processes(flags, state));
    }

    private static List<RunningProgram> processes(Flags flags, StateDirectory state) {
        var digest = WatchedFlags.digest(flags);
        return state.processes().all().stream()
                .map(process ->
                        new RunningProgram(process.name(), process.follows().equals(digest)))
                .toList();
    }

    /** Whether somebody reads from a store that is not the primary, so that an open unverified divergence can be seen. */
    private static boolean mayBeRead(Flags flags) {
        return Arrays.stream(CallingModule.values())
                .anyMatch(module -> flags.reads(module, flags.primary().other()));
    }
}

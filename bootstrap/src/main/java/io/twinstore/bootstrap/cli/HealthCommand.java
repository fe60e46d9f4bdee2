package io.twinstore.bootstrap.cli;

import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.flags.Flags;
import io.twinstore.application.flags.SettingException;
import io.twinstore.application.switching.WatchedFlags;
import io.twinstore.bootstrap.config.Stores;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.domain.store.Health;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Says whether all is well: both stores, the flags, the journal, the unverified divergence and the processes. */
@Command(
        name = "health",
        description = {
            "Both stores, flags, journal, unverified divergence and running processes:",
            "exit status 0 when all is well, 1 when not.",
            "Each running process has circuit breakers of its own, which its own health check shows."
        })
final class HealthCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable TwinstoreCommand root;

    @Override
    public Integer call() {
        var settings = Given.by(root);
        var stores = settings.stores();
        var state = StateDirectory.at(stores.stateDirectory());
        var flags = settings.flags();
        flags.problem(stores.configured()).ifPresent(problem -> {
            throw new SettingException(problem);
        });
        var report = new HealthReport(
                healths(stores),
                flags,
                state.flags().read().isPresent(),
                state.journal().report(),
                state.divergence().problem().filter(problem -> mayBeRead(flags)),
                state.processes().all().stream()
                        .map(process -> new HealthReport.RunningProgram(
                                process.name(), process.follows().equals(WatchedFlags.digest(flags))))
                        .toList());
        settings.output().result(report::json, report::text);
        return report.healthy() ? ExitStatus.DONE : ExitStatus.NO;
    }

    /** Whether somebody reads from a store that is not the primary, so that an open unverified divergence can be seen. */
    private static boolean mayBeRead(Flags flags) {
        return Arrays.stream(CallingModule.values())
                .anyMatch(module -> flags.reads(module, flags.primary().other()));
    }

    /** Asks all at once: each may take some seconds to be found down. */
    private static List<Health> healths(Stores stores) {
        return stores.configured().parallelStream()
                .map(backend -> {
                    try (var store = stores.open(backend)) {
                        return store.health();
                    }
                })
                .sorted((one, other) -> one.backend().compareTo(other.backend()))
                .toList();
    }
}

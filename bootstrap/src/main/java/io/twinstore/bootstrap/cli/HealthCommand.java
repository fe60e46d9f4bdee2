package io.twinstore.bootstrap.cli;

import io.twinstore.application.flags.SettingException;
import io.twinstore.bootstrap.live.HealthCheck;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.domain.store.Store;
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
        var flags = settings.flags();
        flags.problem(stores.configured()).ifPresent(problem -> {
            throw new SettingException(problem);
        });
        var opened = stores.open().values();
        try {
            var state = StateDirectory.at(stores.stateDirectory());
            var report = HealthCheck.report(HealthCheck.ask(opened), flags, state);
            settings.output().result(report::json, report::text);
            return report.healthy() ? ExitStatus.DONE : ExitStatus.NO;
        } finally {
            opened.forEach(Store::close);
        }
    }
}

package io.twinstore.bootstrap.cli;

import io.twinstore.application.flags.Flags;
import io.twinstore.application.switching.FlagStore;
import io.twinstore.bootstrap.reports.FlagsTable;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.bootstrap.wiring.UseCases;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Which store answers whom. */
@Command(
        name = "flags",
        description = "Which store answers whom; running processes follow within a second.",
        subcommands = HelpCommand.class)
final class FlagsCommand extends CommandGroup {
    @ParentCommand
    private @Nullable TwinstoreCommand root;

    @Command(name = "show", description = "Show every flag, and which store answers whom.")
    int show() {
        var settings = Given.by(root);
        var file = file(settings);
        var followed = settings.flags();
        file.read()
                .flatMap(written -> written.ignoredPrimary(followed.primary()))
                .ifPresent(settings.output()::note);
        print(followed);
        return ExitStatus.DONE;
    }

    @Command(name = "set", description = "Change a flag; an invalid combination is refused with the reason.")
    int set(
            @Parameters(
                            paramLabel = "NAME=VALUE",
                            description = "A flag and true, false, unset, or for one module a share such as 25%%.")
                    String text,
            @Option(names = "--dry-run", description = "Only check it and show the outcome.") boolean dryRun) {
        var change = new UseCases(Given.by(root).configuration(), Clock.systemUTC()).flagChange();
        var given = FlagAssignment.of(text);
        if (dryRun) {
            print(change.dryRun(given.flag(), given.value()));
            return ExitStatus.DONE;
        }
        var changed = change.make(given.flag(), given.value(), System.getProperty("user.name", "unknown"));
        var behind = change.awaitDrained(changed);
        print(changed);
        var output = Given.by(root).output();
        changed.staleReads().ifPresent(output::note);
        if (behind.isEmpty()) {
            output.note("in force: running processes that follow: " + change.processes());
            return ExitStatus.DONE;
        }
        output.note("changed, but calls under the old flags have not ended in " + String.join(", ", behind)
                + "; 'twinstore flags set' with the same value looks again");
        return ExitStatus.FAILED;
    }

    private static FlagStore file(TwinstoreCommand settings) {
        return StateDirectory.at(settings.stores().stateDirectory()).flags();
    }

    private void print(Flags flags) {
        Given.by(root).output().result(() -> FlagsTable.json(flags), () -> FlagsTable.text(flags));
    }
}

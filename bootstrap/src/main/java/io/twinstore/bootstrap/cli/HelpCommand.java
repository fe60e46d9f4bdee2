package io.twinstore.bootstrap.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Shows a usage; picocli's own command of this name knows one level of commands, and suggests nothing. */
@Command(name = "help", helpCommand = true, description = "Show the usage of a command.")
final class HelpCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "COMMAND",
            arity = "0..*",
            description = "The command, followed by one of its own if it has some; all of them by default.")
    private List<String> path = List.of();

    @Override
    public Integer call() {
        var command = Given.by(spec).parent().commandLine();
        for (var name : path) {
            var next = command.getSubcommands().get(name);
            if (next == null) {
                throw new UnmatchedArgumentException(command, List.of(name));
            }
            command = next;
        }
        command.usage(command.getOut());
        return ExitStatus.DONE;
    }
}

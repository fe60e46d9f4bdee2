package io.twinstore.bootstrap.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that does nothing without one of its own: alone it prints its usage as an error. */
abstract class CommandGroup implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public final Integer call() {
        var command = Given.by(spec).commandLine();
        command.usage(command.getErr());
        return ExitStatus.USAGE;
    }
}

package io.twinstore.bootstrap.cli;

import io.twinstore.application.switching.Flag;
import io.twinstore.application.switching.Flags;
import io.twinstore.bootstrap.home.Home;
import io.twinstore.bootstrap.switching.FlagChange;
import io.twinstore.bootstrap.switching.FlagsFile;
import io.twinstore.bootstrap.switching.FlagsText;
import io.twinstore.domain.values.Json;
import java.time.Clock;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Which store answers whom. */
@Command(name = "flags", description = "Which store answers whom; running processes follow within a second.")
final class FlagsCommand implements Runnable {
    @ParentCommand
    private @Nullable TwinstoreCommand root;

    @Command(name = "show", description = "Show every flag.")
    int show() {
        var settings = Given.by(root);
        print(file(settings).read().orElse(settings.configuration().flags()));
        return ExitStatus.DONE;
    }

    @Command(name = "set", description = "Change a flag; refused with the reason when it cannot be meant.")
    int set(
            @Parameters(paramLabel = "NAME=VALUE", description = "A flag and true or false.") String text,
            @Option(names = "--dry-run", description = "Only check it and show the outcome.") boolean dryRun) {
        var change = new FlagChange(Given.by(root).configuration(), Clock.systemUTC());
        var given = FlagsText.parseOne(text);
        if (dryRun) {
            print(change.check(given.getKey(), given.getValue()));
            return ExitStatus.DONE;
        }
        var changed = change.make(given.getKey(), given.getValue(), System.getProperty("user.name", "unknown"));
        var unsettled = change.awaitSettled(changed);
        print(changed);
        var output = Given.by(root).output();
        if (unsettled.isEmpty()) {
            output.note("settled: running processes that follow: " + change.processes());
            return ExitStatus.DONE;
        }
        output.note("changed, but calls under the old flags have not ended in " + String.join(", ", unsettled)
                + "; 'twinstore flags set' with the same value looks again");
        return ExitStatus.FAILED;
    }

    @Override
    public void run() {
        throw new ParameterException(
                Given.by(root).commandLine().getSubcommands().get("flags"), "flags needs show or set");
    }

    private static FlagsFile file(TwinstoreCommand settings) {
        return new FlagsFile(Home.at(settings.stores().home()));
    }

    private void print(Flags flags) {
        Given.by(root)
                .output()
                .result(
                        () -> {
                            var json = new LinkedHashMap<String, Object>();
                            for (var flag : Flag.values()) {
                                json.put(flag.name(), flags.values().get(flag));
                            }
                            return Json.of(json);
                        },
                        () -> {
                            var text = new TextTable("flag", "value");
                            for (var flag : Flag.values()) {
                                var set = flags.values().get(flag);
                                text.row(flag.name(), set == null ? "not set" : set.toString());
                            }
                            return text.toString();
                        });
    }
}

package io.twinstore.bootstrap.cli;

import io.twinstore.application.switching.Flag;
import io.twinstore.application.switching.Flags;
import io.twinstore.bootstrap.config.SettingException;
import io.twinstore.bootstrap.switching.FlagsFile;
import io.twinstore.bootstrap.switching.FlagsText;
import io.twinstore.domain.values.Json;
import java.time.Instant;
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
            @Parameters(paramLabel = "NAME=VALUE", description = "A flag and true or false.") String change,
            @Option(names = "--dry-run", description = "Only check it and show the outcome.") boolean dryRun) {
        var settings = Given.by(root);
        var file = file(settings);
        var old = file.read().orElse(settings.configuration().flags());
        var entry = FlagsText.parseOne(change);
        var changed = old.with(entry.getKey(), entry.getValue());
        check(old, changed, settings);
        if (!dryRun) {
            file.write(old, changed, System.getProperty("user.name", "unknown"), Instant.now());
        }
        print(changed);
        return ExitStatus.DONE;
    }

    private static void check(Flags old, Flags changed, TwinstoreCommand settings) {
        changed.problem(settings.stores().configured()).ifPresent(problem -> {
            throw new SettingException(problem);
        });
        if (changed.source() != old.source()) {
            throw new RefusedException("the source of truth is changed by restarting every process with another "
                    + Flag.TIMEWEB_IS_PRIMARY + " in the flags file; this version has no gate that waits for writes");
        }
        if (changed.on(Flag.DUAL_WRITE) || changed.on(Flag.COMPARE_DUAL_RESULTS)) {
            throw new RefusedException("this version neither writes twice nor compares reads");
        }
    }

    @Override
    public void run() {
        throw new ParameterException(
                Given.by(root).commandLine().getSubcommands().get("flags"), "flags needs show or set");
    }

    private static FlagsFile file(TwinstoreCommand settings) {
        return new FlagsFile(settings.stores().home());
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

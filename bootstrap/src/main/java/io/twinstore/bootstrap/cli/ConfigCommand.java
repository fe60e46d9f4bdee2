package io.twinstore.bootstrap.cli;

import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Flags;
import io.twinstore.application.flags.SettingException;
import io.twinstore.bootstrap.config.Configuration;
import io.twinstore.bootstrap.config.Configuration.Value;
import io.twinstore.bootstrap.config.ConfigurationCheck;
import io.twinstore.bootstrap.config.Setting;
import io.twinstore.bootstrap.config.Stores;
import io.twinstore.bootstrap.state.StateDirectory;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Shows each setting and flag, where it came from, and what is wrong with it. */
@Command(name = "config", description = "Show and check each setting and flag: where it came from, what it may be.")
final class ConfigCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable TwinstoreCommand root;

    /**
     * Prints everything, then fails on all that is wrong.
     *
     * @throws SettingException when something is wrong
     */
    @Override
    public Integer call() {
        var settings = Given.by(root).uncheckedConfiguration();
        var inForce = inForce(settings);
        var check = ConfigurationCheck.of(settings, inForce);
        var table = new ConfigTable(check);
        for (var setting : Setting.values()) {
            table.setting(setting, settings.value(setting));
        }
        for (var flag : Flag.values()) {
            table.flag(flag, inForce.map(flags -> value(flags, flag)).orElseGet(() -> settings.value(flag)));
        }
        Given.by(root).output().result(table::json, table::text);
        if (!check.problems().isEmpty()) {
            throw new SettingException(String.join("; ", check.problems()));
        }
        return ExitStatus.DONE;
    }

    /** The flags of the file, which outranks the settings once it is there. */
    private static Optional<Flags> inForce(Configuration settings) {
        boolean usable = settings.text(Setting.TWINSTORE_HOME)
                .flatMap(Setting.TWINSTORE_HOME::problem)
                .isEmpty();
        return usable
                ? StateDirectory.at(new Stores(settings).stateDirectory())
                        .flags()
                        .read()
                : Optional.empty();
    }

    private static Optional<Value> value(Flags flags, Flag flag) {
        return Optional.ofNullable(flags.values().get(flag))
                .map(value -> new Value(value.toString(), "the flags file in TWINSTORE_HOME"));
    }
}

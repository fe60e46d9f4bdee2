package io.twinstore.bootstrap.cli;

import io.twinstore.bootstrap.config.Configuration;
import io.twinstore.bootstrap.config.Setting;
import io.twinstore.domain.values.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Shows each setting and where it came from. */
@Command(name = "config", description = "Show each setting, where it came from, and what it may be.")
final class ConfigCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable TwinstoreCommand root;

    @Override
    public Integer call() {
        var settings = Given.by(root);
        var configuration = settings.configuration();
        settings.output().result(() -> json(configuration), () -> text(configuration));
        return ExitStatus.DONE;
    }

    private static Json json(Configuration configuration) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (var setting : Setting.values()) {
            var json = new LinkedHashMap<String, Object>();
            json.put("name", setting.name());
            json.put(
                    "value",
                    configuration
                            .value(setting)
                            .map(value -> shown(setting, value))
                            .orElse(null));
            json.put(
                    "from",
                    configuration.value(setting).map(Configuration.Value::from).orElse(null));
            json.put("meaning", setting.meaning());
            json.put("allowed", setting.allowed());
            list.add(json);
        }
        return Json.of(Map.of("settings", list));
    }

    private static String text(Configuration configuration) {
        var text = new StringBuilder();
        for (var setting : Setting.values()) {
            var value = configuration
                    .value(setting)
                    .map(set -> shown(setting, set) + "  (" + set.from() + ")")
                    .orElse("not set");
            text.append("%-25s %s%n%-25s   %s; %s%n"
                    .formatted(setting.name(), value, "", setting.meaning(), setting.allowed()));
        }
        return text.toString();
    }

    private static String shown(Setting setting, Configuration.Value value) {
        return setting.secret() ? "set" : value.text();
    }
}

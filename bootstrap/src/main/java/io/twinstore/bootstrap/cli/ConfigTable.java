package io.twinstore.bootstrap.cli;

import io.twinstore.application.flags.Flag;
import io.twinstore.bootstrap.config.Configuration.Value;
import io.twinstore.bootstrap.config.ConfigurationCheck;
import io.twinstore.bootstrap.config.Setting;
import io.twinstore.domain.values.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The settings and flags for people and for programs; a secret is "set", and a wrong value, which may be one, is "…". */
final class ConfigTable {
    private static final String TRUE_OR_FALSE = "true or false";

    private final ConfigurationCheck check;
    private final List<Map<String, @Nullable Object>> settings = new ArrayList<>();
    private final List<Map<String, @Nullable Object>> flags = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    ConfigTable(ConfigurationCheck check) {
        this.check = check;
    }

    void setting(Setting setting, Optional<Value> value) {
        settings.add(row(setting.name(), value, setting.secret(), setting.meaning(), setting.allowed()));
    }

    void flag(Flag flag, Optional<Value> value) {
        flags.add(row(flag.name(), value, false, "a flag; 'twinstore flags' shows what it does", TRUE_OR_FALSE));
    }

    private Map<String, @Nullable Object> row(
            String name, Optional<Value> value, boolean secret, String meaning, String allowed) {
        var problem = check.problem(name);
        var shown = value.map(set -> problem.isPresent() ? "…" : secret ? "set" : set.text());
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("name", name);
        row.put("value", shown.orElse(null));
        row.put("from", value.map(Value::from).orElse(null));
        row.put("meaning", meaning);
        row.put("allowed", allowed);
        row.put("problem", problem.orElse(null));
        var words = shown.map(set -> set + "  (" + value.get().from() + ")").orElse("not set");
        text.append("%-25s %s%n%-25s   %s; %s%n".formatted(name, words, "", meaning, allowed));
        problem.ifPresent(wrong -> text.append("%-25s   WRONG: %s%n".formatted("", wrong)));
        return row;
    }

    Json json() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("settings", settings);
        json.put("flags", flags);
        json.put("problem", check.combination().orElse(null));
        return Json.of(json);
    }

    String text() {
        return text + check.combination().map(problem -> "WRONG: " + problem).orElse("");
    }
}

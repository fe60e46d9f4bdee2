package io.twinstore.bootstrap.cli;

import io.twinstore.application.flags.Flag;
import io.twinstore.bootstrap.config.Configuration.Value;
import io.twinstore.bootstrap.config.ConfigurationCheck;
import io.twinstore.bootstrap.config.Setting;
import io.twinstore.bootstrap.reports.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The settings and flags for people and for programs; a secret is "set", and a wrong value, which may be one, is "…". */
final class ConfigTable {
    private final ConfigurationCheck check;
    private final List<Row> settings = new ArrayList<>();
    private final List<Row> flags = new ArrayList<>();

    /** For programs. */
    record Document(
            List<Row> settings, List<Row> flags, @Nullable String problem) {}

    /** A setting or flag; what is null is not set, or not wrong. */
    record Row(
            String name,
            @Nullable String value,
            @Nullable String from,
            String meaning,
            String allowed,
            @Nullable String problem) {}

    ConfigTable(ConfigurationCheck check) {
        this.check = check;
    }

    void setting(Setting setting, Optional<Value> value) {
        settings.add(row(setting.name(), value, setting.secret(), setting.meaning(), setting.allowed()));
    }

    void flag(Flag flag, Optional<Value> value) {
        flags.add(row(flag.name(), value, false, "a flag; 'twinstore flags' shows what it does", flag.allowed()));
    }

    private Row row(String name, Optional<Value> value, boolean secret, String meaning, String allowed) {
        var problem = check.problem(name);
        var shown = value.map(set -> problem.isPresent() ? "…" : secret ? "set" : set.text());
        return new Row(
                name, shown.orElse(null), value.map(Value::from).orElse(null), meaning, allowed, problem.orElse(null));
    }

    Document json() {
        return new Document(settings, flags, check.combination().orElse(null));
    }

    String text() {
        var table = new TextTable(2, "setting or flag", "value, and what it may be");
        Stream.of(settings, flags).flatMap(List::stream).forEach(row -> add(row, table));
        return table + check.combination().map(problem -> "WRONG: " + problem).orElse("");
    }

    private static void add(Row row, TextTable table) {
        table.row(row.name(), row.value() == null ? "not set" : row.value() + "  (" + row.from() + ")");
        table.row("", "  " + row.meaning() + "; " + row.allowed());
        if (row.problem() != null) {
            table.row("", "  WRONG: " + row.problem());
        }
    }
}

package io.twinstore.bootstrap.config;

import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Flags;
import io.twinstore.application.flags.SettingException;
import io.twinstore.application.flags.Share;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings' values and where each came from: an option, else the environment, else the file given by --config, else
 * ./.env, else the default (cli.md, Configuration).
 */
public final class Configuration {

    /** A value and the place that it came from, in words. */
    public record Value(String text, String from) {
        /** Only where it came from: the value may be a secret. */
        @Override
        public String toString() {
            return "Value[" + from + "]";
        }
    }

    private static final String DEFAULT = "default";

    private final Map<Setting, Value> values = new EnumMap<>(Setting.class);

    private final Map<Flag, Value> flags = new EnumMap<>(Flag.class);

    private Configuration() {}

    /**
     * Collects the settings.
     *
     * @param options name to value, from the command line
     * @param file the file given by --config
     * @param directory where .env is looked for
     * @throws SettingException for a name that is none, and a value of a flag or of our own settings that cannot be
     */
    public static Configuration of(
            Map<String, String> options, Map<String, String> environment, @Nullable Path file, Path directory) {
        var configuration = unchecked(options, environment, file, directory);
        Arrays.stream(Setting.values())
                .filter(setting -> setting.name().startsWith("TWINSTORE_")) // others may be meant for other programs
                .filter(setting -> configuration.text(setting).isPresent())
                .forEach(configuration::require);
        configuration.flags();
        return configuration;
    }

    /**
     * Takes the settings that a program gives, and the defaults; neither the environment nor a file is read.
     *
     * @throws SettingException for a name that is none, and a value that cannot be
     */
    public static Configuration given(Map<String, String> settings) {
        var configuration = new Configuration();
        configuration.addAll(given(settings, "program", true));
        configuration.addDefaults();
        Arrays.stream(Setting.values())
                .filter(setting -> configuration.text(setting).isPresent())
                .forEach(configuration::require);
        configuration.flags();
        return configuration;
    }

    /**
     * Collects the settings whatever their values are.
     *
     * @throws SettingException for a name that is none
     */
    public static Configuration unchecked(
            Map<String, String> options, Map<String, String> environment, @Nullable Path file, Path directory) {
        var configuration = new Configuration();
        configuration.addAll(given(options, "option", true));
        configuration.addAll(given(environment, "environment", false));
        if (file != null) {
            configuration.addAll(lines(file, file.toString(), true));
        }
        var dotEnv = directory.resolve(".env");
        if (Files.exists(dotEnv) && !Files.isDirectory(dotEnv)) { // Python's tools make a directory of this name
            configuration.addAll(lines(dotEnv, ".env", false)); // which other programs use too
        }
        configuration.addDefaults();
        return configuration;
    }

    private void addDefaults() {
        for (var setting : Setting.values()) {
            var value = setting.defaultValue();
            if (value != null) {
                values.putIfAbsent(setting, new Value(value, DEFAULT));
            }
        }
    }

    private static List<GivenSetting> given(Map<String, String> values, String from, boolean ours) {
        return values.entrySet().stream()
                .map(entry -> new GivenSetting(entry.getKey(), entry.getValue(), from, from, ours))
                .toList();
    }

    /** A line of another program's that cannot be read is not ours to refuse. */
    private static List<GivenSetting> lines(Path file, String from, boolean ours) {
        var settings = new LinkedHashMap<String, GivenSetting>();
        try {
            for (var line : EnvFile.lines(file)) {
                var place = from + ", line " + line.number();
                var setting = new GivenSetting(line.name(), line.value(), from, place, ours);
                if (line.problem() != null && (ours || setting.known())) {
                    throw new SettingException(place + ": " + line.problem());
                }
                if (line.problem() == null) {
                    settings.put(line.name(), setting);
                }
            }
        } catch (IOException e) {
            throw new SettingException("the settings file " + file + " cannot be read");
        }
        return List.copyOf(settings.values());
    }

    private void addAll(List<GivenSetting> given) {
        for (var setting : given) {
            setting.requireKnown();
            if (!setting.value().isBlank()) {
                var value = new Value(setting.value(), setting.from());
                Setting.named(setting.name()).ifPresent(known -> values.putIfAbsent(known, value));
                Flag.named(setting.name()).ifPresent(known -> flags.putIfAbsent(known, value));
            }
        }
    }

    /**
     * The flags as the settings state them; the file in TWINSTORE_HOME outranks them once it is there.
     *
     * @throws SettingException when one is what it cannot be
     */
    public Flags flags() {
        var parsed = new EnumMap<Flag, Share>(Flag.class);
        flags.forEach((flag, value) -> parsed.put(flag, parsed(flag, value)));
        return new Flags(parsed);
    }

    private static Share parsed(Flag flag, Value value) {
        return flag.parse(flag + " (" + value.from() + ")", value.text());
    }

    /** What is wrong with a flag's value; nothing when it may be. */
    static Optional<String> problem(Flag flag, Value value) {
        try {
            var unused = parsed(flag, value);
            return Optional.empty();
        } catch (SettingException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** The value of a flag with its origin, if any. */
    public Optional<Value> value(Flag flag) {
        return Optional.ofNullable(flags.get(flag));
    }

    /** The value with its origin, if any. */
    public Optional<Value> value(Setting setting) {
        return Optional.ofNullable(values.get(setting));
    }

    /** Whether nobody set it and it has a default. */
    boolean isDefault(Setting setting) {
        return value(setting).map(Value::from).equals(Optional.of(DEFAULT));
    }

    /** The text, if any. */
    public Optional<String> text(Setting setting) {
        return value(setting).map(Value::text);
    }

    /**
     * The text.
     *
     * @throws SettingException when nobody set it, or to what it cannot be
     */
    public String require(Setting setting) {
        var text = text(setting).orElseThrow(() -> setting.missing());
        setting.problem(text).ifPresent(problem -> {
            throw new SettingException(problem);
        });
        return text;
    }

    /**
     * The whole number.
     *
     * @throws SettingException when it is none that the setting may have
     */
    public int number(Setting setting) {
        return Integer.parseInt(require(setting));
    }
}

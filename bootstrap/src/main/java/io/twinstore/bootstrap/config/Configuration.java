package io.twinstore.bootstrap.config;

import io.twinstore.application.switching.Flag;
import io.twinstore.application.switching.Flags;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
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

    private final Map<Flag, Boolean> flags = new EnumMap<>(Flag.class);

    private static final String OURS = "TWINSTORE_";

    private Configuration() {}

    /**
     * Collects the settings.
     *
     * @param options name to value, from the command line
     * @param file the file given by --config
     * @param directory where .env is looked for
     */
    public static Configuration of(
            Map<String, String> options, Map<String, String> environment, @Nullable Path file, Path directory) {
        var configuration = new Configuration();
        configuration.addAll(options, "option", true);
        configuration.addAll(environment, "environment", false);
        if (file != null) {
            configuration.addAll(lines(file), file.toString(), true);
        }
        var dotEnv = directory.resolve(".env");
        if (Files.exists(dotEnv)) {
            configuration.addAll(lines(dotEnv), ".env", false); // which other programs use too
        }
        for (var setting : Setting.values()) {
            var value = setting.defaultValue();
            if (value != null) {
                configuration.values.putIfAbsent(setting, new Value(value, DEFAULT));
            }
        }
        Arrays.stream(Setting.values())
                .filter(setting -> setting.name().startsWith(OURS)) // others may be meant for other programs
                .forEach(configuration::require);
        return configuration;
    }

    private void addAll(Map<String, String> given, String from, boolean ours) {
        given.forEach((name, value) -> {
            var setting = Setting.named(name);
            var flag = Flag.named(name);
            Flag.meantBy(name).ifPresent(meant -> {
                throw new SettingException(name + " (" + from + ") is no flag; did you mean " + meant + "?");
            });
            boolean named = ours || name.startsWith(OURS);
            if (setting.isEmpty() && flag.isEmpty() && named && !name.startsWith("TWINSTORE_TEST_")) {
                throw new SettingException(name + " (" + from + ") is no setting; 'twinstore config' lists them all");
            }
            if (!value.isBlank()) {
                setting.ifPresent(known -> values.putIfAbsent(known, new Value(value, from)));
                flag.ifPresent(known -> flags.putIfAbsent(known, truth(name + " (" + from + ")", value)));
            }
        });
    }

    /**
     * The value of a flag.
     *
     * @throws SettingException when it is neither true nor false
     */
    public static boolean truth(String name, String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new SettingException(name + " must be true or false");
        }
        return value.equals("true");
    }

    /** The flags as the settings state them; the file in TWINSTORE_HOME outranks them once it is there. */
    public Flags flags() {
        return new Flags(flags);
    }

    private static Map<String, String> lines(Path file) {
        var settings = new LinkedHashMap<String, String>();
        try {
            int number = 0;
            for (var line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                number++;
                add(settings, line.strip(), file + ", line " + number);
            }
        } catch (IOException e) {
            throw new SettingException("the settings file " + file + " cannot be read as UTF-8 text");
        }
        return settings;
    }

    private static void add(Map<String, String> settings, String line, String place) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        int equals = line.indexOf('=');
        if (equals < 1) {
            throw new SettingException(place + ": not NAME=VALUE");
        }
        var name = line.substring(0, equals).strip().replaceFirst("^export\\s+", "");
        settings.put(name, unquoted(line.substring(equals + 1).strip()));
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1
                && (value.startsWith("\"") || value.startsWith("'"))
                && value.charAt(0) == value.charAt(value.length() - 1);
        return quoted ? value.substring(1, value.length() - 1) : value;
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
        var text = text(setting).orElseThrow(() -> SettingException.missing(setting));
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

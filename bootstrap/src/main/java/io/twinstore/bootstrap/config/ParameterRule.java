package io.twinstore.bootstrap.config;

import io.twinstore.application.flags.SettingException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one parameter of a connection string.
 *
 * @param target the driver's name for it; "-" when its allowed values change nothing and it is left out
 * @param values what it may be, as connection-parameters.txt explains
 * @param refusal what to write instead; null when it is taken
 */
record ParameterRule(String target, String values, @Nullable String refusal) {

    /** From what follows the name in the table. */
    static ParameterRule of(String name, String text) {
        var parts = text.split(" ", 2);
        return switch (parts[0]) {
            case "!" -> new ParameterRule("-", "*", parts[1]);
            case "=" -> new ParameterRule(name, parts[1], null);
            default -> new ParameterRule(parts[0], parts[1], null);
        };
    }

    /**
     * Adds it under the driver's name.
     *
     * @throws SettingException when it is refused, or its value is none that it may have; the words name no setting
     */
    void apply(String name, String value, Map<String, String> driver) {
        if (refusal != null) {
            throw new SettingException("has the parameter " + name + ", which is not taken: " + refusal);
        }
        var translated = translated(name, value);
        if (!target.equals("-")) {
            driver.put(target, translated);
        }
    }

    private String translated(String name, String value) {
        return switch (values) {
            case "*" -> require(name, !value.isBlank(), value, "a text");
            case "0-9" -> require(name, value.matches("\\d{1,9}"), value, "a whole number");
            case "file" -> require(name, SettingChecks.readable(value), value, "a file that can be read");
            default -> values.startsWith(",") ? listed(name, value) : chosen(name, value);
        };
    }

    private String listed(String name, String value) {
        var choices = choices(values.substring(1));
        var items = List.of(value.split("\\s*,\\s*"));
        return require(name, choices.keySet().containsAll(items), value, "one or more of " + shown(choices));
    }

    private String chosen(String name, String value) {
        var choices = choices(values);
        require(name, choices.containsKey(value), value, "one of " + shown(choices));
        return choices.getOrDefault(value, value);
    }

    private static Map<String, String> choices(String text) {
        var choices = new LinkedHashMap<String, String>();
        Arrays.stream(text.split("\\|"))
                .map(choice -> choice.split("=", 2))
                .forEach(choice -> choices.put(choice[0], choice[choice.length - 1]));
        return choices;
    }

    private static String shown(Map<String, String> choices) {
        return choices.keySet().stream().filter(choice -> !choice.isEmpty()).collect(Collectors.joining(", "));
    }

    private static String require(String name, boolean good, String value, String allowed) {
        if (!good) {
            throw new SettingException("has a malformed " + name + "; it must be " + allowed);
        }
        return value;
    }
}

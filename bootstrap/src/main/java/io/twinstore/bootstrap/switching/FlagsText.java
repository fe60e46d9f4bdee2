package io.twinstore.bootstrap.switching;

import io.twinstore.application.switching.Flag;
import io.twinstore.application.switching.Flags;
import io.twinstore.bootstrap.config.Configuration;
import io.twinstore.bootstrap.config.SettingException;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The flags as text: NAME=true or NAME=false, one a line. */
public final class FlagsText {
    private static final String HEADER =
            "# Change these with 'twinstore flags set NAME=VALUE': it checks them first.\n";

    private FlagsText() {}

    /**
     * Reads the text of a flags file.
     *
     * @throws SettingException naming the line that is wrong
     */
    public static Flags parse(String text) {
        var values = new EnumMap<Flag, Boolean>(Flag.class);
        int number = 0;
        for (var line : text.lines().map(String::strip).toList()) {
            number++;
            if (!line.isEmpty() && !line.startsWith("#")) {
                add(values, line, "line " + number + ": ");
            }
        }
        return new Flags(values);
    }

    /**
     * Reads one NAME=VALUE.
     *
     * @throws SettingException saying what it may be
     */
    public static Map.Entry<Flag, Boolean> parseOne(String text) {
        var values = new EnumMap<Flag, Boolean>(Flag.class);
        add(values, text, "");
        return values.entrySet().iterator().next();
    }

    private static void add(Map<Flag, Boolean> values, String text, String place) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new SettingException(place + "not NAME=VALUE");
        }
        var name = text.substring(0, equals).strip();
        var flag = Flag.named(name).orElseThrow(() -> unknown(place, name));
        values.put(
                flag,
                Configuration.truth(place + name, text.substring(equals + 1).strip()));
    }

    private static SettingException unknown(String place, String name) {
        var meant =
                Flag.meantBy(name).map(flag -> "; did you mean " + flag + "?").orElse("");
        return new SettingException(place + name + " is no flag" + meant);
    }

    /** The text of a flags file. */
    public static String format(Flags flags) {
        return flags.values().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining("", HEADER, ""));
    }
}

package io.twinstore.bootstrap.switching;

import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Flags;
import io.twinstore.bootstrap.config.Configuration;
import io.twinstore.bootstrap.config.SettingException;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The flags as text: NAME=true or NAME=false, one a line. */
public final class FlagsText {
    private static final String HEADER =
            "# Change these with 'twinstore flags set NAME=VALUE': it checks them first.\n";

    /** A file without this last line was cut off, which must not be taken for flags that are not set. */
    private static final String END = "# end";

    private static final String UNSET = "unset";

    private FlagsText() {}

    /**
     * Reads the text of a flags file.
     *
     * @throws SettingException naming the line that is wrong
     */
    public static Flags parse(String text) {
        var values = new EnumMap<Flag, Boolean>(Flag.class);
        var lines = text.strip().lines().map(String::strip).toList();
        if (lines.isEmpty() || !lines.get(lines.size() - 1).equals(END)) {
            throw new SettingException("line " + lines.size() + ": cut off; the last line must be '" + END + "'");
        }
        int number = 0;
        for (var line : lines) {
            number++;
            if (!line.isEmpty() && !line.startsWith("#")) {
                add(values, line, "line " + number + ": ");
            }
        }
        return new Flags(values);
    }

    /**
     * A flag and what it is to become.
     *
     * @param value null unsets it
     */
    public record Change(Flag flag, @Nullable Boolean value) {}

    /**
     * Reads NAME=true, NAME=false or NAME=unset.
     *
     * @throws SettingException saying what it may be
     */
    public static Change change(String text) {
        int equals = text.indexOf('=');
        var name = text.substring(0, Math.max(0, equals)).strip();
        if (text.substring(equals + 1).strip().equals(UNSET) && Flag.named(name).isPresent()) {
            return new Change(Flag.named(name).get(), null);
        }
        var values = new EnumMap<Flag, Boolean>(Flag.class);
        add(values, text, "");
        var given = values.entrySet().iterator().next();
        return new Change(given.getKey(), given.getValue());
    }

    private static void add(Map<Flag, Boolean> values, String text, String place) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new SettingException(place + "not NAME=VALUE");
        }
        var name = text.substring(0, equals).strip();
        var flag = Flag.named(name).orElseThrow(() -> unknown(place, name));
        var value = Configuration.truth(place + name, text.substring(equals + 1).strip());
        if (values.put(flag, value) != null) {
            throw new SettingException(place + name + " stands there twice");
        }
    }

    private static SettingException unknown(String place, String name) {
        var meant =
                Flag.meantBy(name).map(flag -> "; did you mean " + flag + "?").orElse("");
        return new SettingException(place + SettingException.shown(name) + " is no flag" + meant);
    }

    /** The text of a flags file. */
    public static String format(Flags flags) {
        return flags.values().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining("", HEADER, END + "\n"));
    }
}

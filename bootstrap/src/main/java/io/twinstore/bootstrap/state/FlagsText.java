package io.twinstore.bootstrap.state;

import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Flags;
import io.twinstore.application.flags.SettingException;
import io.twinstore.application.flags.Share;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The flags as text: NAME=true, NAME=false or a module's share such as NAME=25%, one a line. */
final class FlagsText {
    private static final String HEADER =
            "# Change these with 'twinstore flags set NAME=VALUE': it checks them first.\n";

    /** A file without this last line was cut off, which must not be taken for flags that are not set. */
    private static final String END = "# end";

    private FlagsText() {}

    /**
     * Reads the text of a flags file.
     *
     * @throws SettingException naming the line that is wrong
     */
    static Flags parse(String text) {
        var values = new EnumMap<Flag, Share>(Flag.class);
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

    private static void add(Map<Flag, Share> values, String text, String place) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new SettingException(place + "not NAME=VALUE");
        }
        var name = text.substring(0, equals).strip();
        var flag = flag(place, name);
        var value = flag.parse(place + name, text.substring(equals + 1).strip());
        if (values.put(flag, value) != null) {
            throw new SettingException(place + name + " stands there twice");
        }
    }

    private static Flag flag(String place, String name) {
        try {
            return Flag.require(name);
        } catch (SettingException e) {
            throw new SettingException(place + e.getMessage());
        }
    }

    /** The text of a flags file; the primary is kept elsewhere. */
    static String format(Flags flags) {
        return flags.values().entrySet().stream()
                .filter(entry -> entry.getKey() != Flag.TIMEWEB_IS_PRIMARY)
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining("", HEADER, END + "\n"));
    }
}

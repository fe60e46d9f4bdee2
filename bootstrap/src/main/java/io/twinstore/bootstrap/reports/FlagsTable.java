package io.twinstore.bootstrap.reports;

import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Flags;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The flags for people and for programs, and which store answers whom by them. */
public final class FlagsTable {
    private FlagsTable() {}

    /** A member for each flag, null when it is not set. */
    public static Map<String, @Nullable Object> json(Flags flags) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        for (var flag : Flag.values()) {
            json.put(flag.name(), flags.values().get(flag));
        }
        var reads = new LinkedHashMap<String, String>();
        for (var module : CallingModule.values()) {
            reads.put(module.name(), flags.reads(module).name());
        }
        json.put("reads", reads);
        json.put("primary", flags.primary().name());
        return json;
    }

    /** For people. */
    public static String text(Flags flags) {
        var values = new TextTable(2, "flag", "value");
        for (var flag : Flag.values()) {
            var set = flags.values().get(flag);
            values.row(flag.name(), set == null ? unset(flags, flag) : set.toString());
        }
        var answers = new TextTable(2, "who", "from");
        for (var module : CallingModule.values()) {
            answers.row(module.name() + " reads", flags.reads(module));
        }
        answers.row("all write", flags.primary() + (flags.on(Flag.DUAL_WRITE) ? ", then the other" : ""));
        return values + "\n" + answers;
    }

    private static String unset(Flags flags, Flag flag) {
        boolean inherits = Arrays.stream(CallingModule.values()).anyMatch(module -> module.flag() == flag);
        return inherits ? "as " + Flag.USE_REPOSITORY_PATTERN : flags.on(flag) + " (default)";
    }
}

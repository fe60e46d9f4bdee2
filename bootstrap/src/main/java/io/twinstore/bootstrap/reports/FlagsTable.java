package io.twinstore.bootstrap.reports;

import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Flags;
import io.twinstore.application.flags.Share;
import io.twinstore.domain.store.Backend;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The flags for people and for programs, and which store answers whom by them. */
public final class FlagsTable {
    private FlagsTable() {}

    /** A member for each flag, null when it is not set. */
    public static Map<String, @Nullable Object> json(Flags flags) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        for (var flag : Flag.values()) {
            json.put(flag.name(), json(flags.values().get(flag)));
        }
        var reads = new LinkedHashMap<String, String>();
        for (var module : CallingModule.values()) {
            reads.put(module.name(), reads(flags, module));
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
            answers.row(module.name() + " reads", reads(flags, module));
        }
        answers.row("all write", flags.primary() + (flags.on(Flag.DUAL_WRITE) ? ", then the other" : ""));
        return values + "\n" + answers;
    }

    private static @Nullable Object json(@Nullable Share value) {
        return value == null || value.isPartial() ? Objects.toString(value, null) : value.equals(Share.ALL);
    }

    private static String reads(Flags flags, CallingModule module) {
        var share = flags.fromPostgres(module);
        return share.isPartial()
                ? share.percent() + " % from " + Backend.POSTGRES
                : (share.equals(Share.ALL) ? Backend.POSTGRES : Backend.SUPABASE).name();
    }

    private static String unset(Flags flags, Flag flag) {
        return flag.isOfModule() ? "as " + Flag.USE_REPOSITORY_PATTERN : flags.on(flag) + " (default)";
    }
}

package io.twinstore.bootstrap.state;

import io.twinstore.application.flags.Flags;
import io.twinstore.application.switching.FlagAudit;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A line of {@code flags.audit}: when who changed the flags, and all of them before and after. */
final class FlagAuditText {
    private static final Pattern LINE = Pattern.compile("(\\S+) (.*): \\{(.*)} -> \\{(.*)}");
    private static final Pattern VALUE = Pattern.compile("(\\w+)=([^,]*)");

    private FlagAuditText() {}

    static String line(Flags old, Flags changed, String who, Instant when) {
        return "%s %s: %s -> %s%n".formatted(when, who, old.values(), changed.values());
    }

    /** A line that somebody has edited may be none. */
    static Optional<FlagAudit> parse(String line) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            var before = values(parts.group(3));
            var changed = values(parts.group(4));
            changed.entrySet().removeIf(each -> each.getValue().equals(before.get(each.getKey())));
            return Optional.of(new FlagAudit(Instant.parse(parts.group(1)), parts.group(2), changed));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> values(String text) {
        var values = new LinkedHashMap<String, String>();
        var found = VALUE.matcher(text);
        while (found.find()) {
            values.put(found.group(1), found.group(2));
        }
        return values;
    }
}

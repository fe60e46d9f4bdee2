package io.twinstore.bootstrap.sandbox;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The Prefer headers: the first value of each kind, and those that PostgREST does not know. */
record Preferences(Map<String, String> values, List<String> invalid) {
    private static final Pattern KNOWN = Pattern.compile("resolution=(merge|ignore)-duplicates|missing=(default|null)"
            + "|return=(representation|minimal|headers-only)|count=(exact|planned|estimated)|tx=(commit|rollback)"
            + "|handling=(strict|lenient)|timezone=.+|max-affected=\\d+");

    private static final String MAX_AFFECTED = "max-affected";

    /** The order in which PostgREST lists what it applied. */
    private static final List<String> ORDER =
            List.of("resolution", "missing", "return", "count", "handling", MAX_AFFECTED);

    static Preferences parse(List<String> headers) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> invalid = new ArrayList<>();
        for (String header : headers) {
            for (String part : List.of(header.split(",", -1))) {
                String preference = part.strip();
                if (KNOWN.matcher(preference).matches()) {
                    int equals = preference.indexOf('=');
                    String kind = preference.substring(0, equals);
                    String value = preference.substring(equals + 1);
                    values.putIfAbsent(kind, kind.equals(MAX_AFFECTED) ? wrapped(value) : value);
                } else if (!preference.isEmpty()) {
                    invalid.add(preference);
                }
            }
        }
        return new Preferences(values, invalid);
    }

    /** PostgREST's counter has 64 bits, and a number that has more is cut to them in silence. */
    private static String wrapped(String number) {
        return Long.toString(new BigInteger(number).longValue());
    }

    /** Refuses what a strict caller misspelt. */
    void check() {
        if (isStrict() && !invalid.isEmpty()) {
            throw RestError.badPreferences(invalid);
        }
    }

    /** Refuses what PostgREST would honour and the sandbox cannot. */
    void checkSpoken() {
        if (values.containsKey("timezone")) {
            throw RestError.notSpoken("Prefer: timezone");
        }
        if (values.containsKey("count") && !isExactCount()) {
            throw RestError.notSpoken("Prefer: count=" + values.get("count") + "; count=exact is");
        }
    }

    boolean isExactCount() {
        return "exact".equals(values.get("count"));
    }

    boolean isMissingDefault() {
        return "default".equals(values.get("missing"));
    }

    boolean isRepresentation() {
        return "representation".equals(values.get("return"));
    }

    boolean isHeadersOnly() {
        return "headers-only".equals(values.get("return"));
    }

    @Nullable
    String resolution() {
        return values.get("resolution");
    }

    boolean isMerge() {
        return "merge-duplicates".equals(resolution());
    }

    /** The most rows that may be affected, which only a strict caller can limit. */
    long maxAffected() {
        return isStrict()
                ? Long.parseLong(values.getOrDefault(MAX_AFFECTED, Long.toString(Long.MAX_VALUE)))
                : Long.MAX_VALUE;
    }

    /** Preference-Applied, of the kinds that apply to this request; empty if there are none. */
    String applied(Predicate<String> applies) {
        return ORDER.stream()
                .filter(values::containsKey)
                .filter(kind -> !kind.equals(MAX_AFFECTED) || isStrict())
                .filter(applies)
                .map(kind -> kind + "=" + values.get(kind))
                .collect(Collectors.joining(", "));
    }

    private boolean isStrict() {
        return "strict".equals(values.get("handling"));
    }
}

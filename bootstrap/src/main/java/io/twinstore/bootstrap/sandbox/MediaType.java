package io.twinstore.bootstrap.sandbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The shapes in which rows can be sent, by their names in Accept and Content-Type. */
enum MediaType {
    LIST("application/json", false, false),
    STRIPPED_LIST("application/vnd.pgrst.array+json;nulls=stripped", false, true),
    OBJECT("application/vnd.pgrst.object+json", true, false),
    STRIPPED_OBJECT("application/vnd.pgrst.object+json;nulls=stripped", true, true);

    private static final List<String> NOT_SPOKEN =
            List.of("text/csv", "application/geo+json", "application/vnd.pgrst.plan", "application/openapi+json");

    private final String wireName;
    private final boolean singular;
    private final boolean stripped;

    MediaType(String wireName, boolean singular, boolean stripped) {
        this.wireName = wireName;
        this.singular = singular;
        this.stripped = stripped;
    }

    /** The first of the caller's types, best quality first, that can be sent; no Accept at all takes anything. */
    static MediaType negotiated(List<String> accept) {
        List<String> asked = asked(accept);
        for (String type : asked) {
            for (MediaType known : values()) {
                if (known.isCalled(type)) {
                    return known;
                }
            }
            if (NOT_SPOKEN.stream().anyMatch(type::startsWith)) {
                throw RestError.notSpoken("the media type " + type);
            }
        }
        if (asked.isEmpty()) {
            return LIST;
        }
        throw RestError.unavailable(asked);
    }

    boolean isSingular() {
        return singular;
    }

    String contentType() {
        return wireName + "; charset=utf-8";
    }

    /** The SQL that makes the body of all rows of a relation. */
    String aggregate(String relation) {
        String rows = "json_agg(" + relation + ")";
        String body = singular ? "coalesce(" + rows + "->0, 'null')" : "coalesce(" + rows + ", '[]')";
        return stripped ? "json_strip_nulls(" + body + ")::text" : body + "::text";
    }

    private boolean isCalled(String type) {
        boolean isDefault = this == LIST && (type.equals("*/*") || type.equals("application/vnd.pgrst.array+json"));
        return isDefault || type.equals(wireName) || type.equals(wireName.replace("+json", ""));
    }

    private static List<String> asked(List<String> accept) {
        List<Asked> all = new ArrayList<>();
        for (String header : accept) {
            for (String type : List.of(header.split(",", -1))) {
                all.add(Asked.parse(type));
            }
        }
        return all.stream()
                .filter(asked -> !asked.type().isEmpty())
                .sorted(Comparator.comparingDouble(Asked::quality).reversed())
                .map(Asked::type)
                .toList();
    }

    /** A media type with its parameters in lower case and without blanks, except q and charset. */
    private record Asked(String type, double quality) {
        static Asked parse(String text) {
            StringBuilder type = new StringBuilder();
            double quality = 1;
            for (String part :
                    List.of(text.toLowerCase(Locale.ROOT).replaceAll("\\s", "").split(";", -1))) {
                if (part.matches("q=[01](\\.\\d*)?")) {
                    quality = Double.parseDouble(part.substring(2));
                } else if (!part.startsWith("charset=")) {
                    type.append(type.isEmpty() ? "" : ";").append(part);
                }
            }
            return new Asked(type.toString(), quality);
        }
    }
}

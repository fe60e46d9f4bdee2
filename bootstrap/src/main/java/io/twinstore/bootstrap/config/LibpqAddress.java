package io.twinstore.bootstrap.config;

import io.twinstore.application.flags.SettingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A database's address as a server of PostgreSQL takes it, which connects by libpq. */
final class LibpqAddress {
    /** What says where the database is, who connects, and how the line is secured; all else is of this program alone. */
    private static final List<String> TAKEN = List.of(
            "host",
            "port",
            "dbname",
            "user",
            "password",
            "sslmode",
            "sslrootcert",
            "sslnegotiation",
            "channel_binding",
            "require_auth",
            "gssencmode",
            "target_session_attrs");

    private static final String SECONDS = "10";

    private LibpqAddress() {}

    /**
     * As libpq's list of {@code name='value'}.
     *
     * @param name of the setting or option, for messages
     */
    static String of(String text, String name) {
        var problem = DatabaseAddress.problem(text);
        if (problem != null) {
            throw new SettingException(name + " " + problem);
        }
        var given = ConnectionString.of(text).parts();
        var parts = new LinkedHashMap<String, String>();
        parts.put("connect_timeout", SECONDS);
        TAKEN.stream()
                .filter(part -> !given.getOrDefault(part, "").isEmpty())
                .forEach(part -> parts.put(part, given.getOrDefault(part, "")));
        parts.merge("host", "localhost", (host, unset) -> host.replaceAll("[\\[\\]]", ""));
        return parts.entrySet().stream().map(LibpqAddress::written).collect(Collectors.joining(" "));
    }

    private static String written(Map.Entry<String, String> part) {
        return part.getKey() + "='" + part.getValue().replaceAll("(['\\\\])", "\\\\$1") + "'";
    }
}

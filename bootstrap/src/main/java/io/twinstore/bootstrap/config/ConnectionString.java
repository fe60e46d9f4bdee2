package io.twinstore.bootstrap.config;

import io.twinstore.application.flags.SettingException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A connection string taken apart: a URL of libpq or of the JDBC driver, or libpq's list of {@code name=value}. */
final class ConnectionString {
    /** Said of what a separator in a password may have cut in two. */
    static final String ENCODED =
            "if it is a part of the password, write / ? # % & @ : in it as %2F %3F %23 %25 %26 %40 %3A";

    private static final Pattern URL =
            Pattern.compile("(?<jdbc>jdbc:)?postgres(?:ql)?:(?<server>//)?(?<head>[^?]*)(?:\\?(?<query>.*))?");

    private static final Pattern KEYWORD = Pattern.compile(
            "\\s*([A-Za-z]\\w*)\\s*=\\s*(?:'([^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+)'|([^\\s'\\\\]*+(?:\\\\.[^\\s'\\\\]*+)*+))(?:\\s+|$)",
            Pattern.DOTALL);

    private static final Map<String, String> DRIVERS_NAMES =
            Map.of("PGHOST", "host", "PGPORT", "port", "PGDBNAME", "dbname");

    /** What stands for bytes that are none of UTF-8, and what PostgreSQL cannot take. */
    private static final Pattern NO_TEXT = Pattern.compile("[\\uFFFD\\x00]");

    private final boolean libpq;
    private final Map<String, String> parts = new LinkedHashMap<>();
    private final Set<String> afterPassword = new LinkedHashSet<>();
    private boolean passwordSeen;

    private ConnectionString(boolean libpq) {
        this.libpq = libpq;
    }

    /** Whether it is one that libpq reads. */
    boolean libpq() {
        return libpq;
    }

    /** By libpq's names: host and port, each with commas, dbname, user, password, and the parameters. */
    Map<String, String> parts() {
        return parts;
    }

    /** The names that stand after a password, whose end they may be when nobody knows them. */
    Set<String> afterPassword() {
        return afterPassword;
    }

    /**
     * Takes it apart; the parameters are not checked.
     *
     * @throws SettingException in words that name no setting and quote nothing
     */
    static ConnectionString of(String text) {
        var url = URL.matcher(text);
        if (url.matches() && (url.group("jdbc") != null || url.group("server") != null)) {
            return ofUrl(url);
        }
        if (!KEYWORD.matcher(text).lookingAt() || text.matches("(?s)[^\\s=]*:.*")) {
            throw new SettingException("is malformed; it must be " + Setting.DATABASE_URL.allowed());
        }
        return ofKeywords(text);
    }

    private static ConnectionString ofUrl(Matcher url) {
        var jdbc = url.group("jdbc") != null;
        var query = url.group("query") == null ? "" : url.group("query");
        var string = new ConnectionString(!jdbc);
        var head = url.group("head");
        int at = head.lastIndexOf('@');
        boolean strayAt = query.contains("@") && (at >= 0 || !jdbc);
        if (strayAt || head.lastIndexOf('#') > at) {
            throw new SettingException("is malformed; " + ENCODED);
        }
        if (at >= 0) {
            string.addUser(head.substring(0, at));
        }
        string.addServer(head.substring(at + 1), url.group("server") != null);
        string.addQuery(query);
        return string;
    }

    private void addUser(String credentials) {
        int colon = credentials.indexOf(':');
        parts.put("user", decoded(colon < 0 ? credentials : credentials.substring(0, colon), false));
        if (colon >= 0) {
            parts.put("password", decoded(credentials.substring(colon + 1), false));
        }
    }

    private void addServer(String server, boolean hosts) {
        int slash = hosts ? server.indexOf('/') : -1;
        var database = hosts ? slash < 0 ? "" : server.substring(slash + 1) : server;
        if (database.contains("/")) {
            throw new SettingException("has a '/' too many; " + ENCODED);
        }
        parts.put("dbname", decoded(database, !libpq));
        var names = new ArrayList<String>();
        var ports = new ArrayList<String>();
        for (var host : (hosts ? slash < 0 ? server : server.substring(0, slash) : "").split(",", -1)) {
            int colon = host.lastIndexOf(':');
            boolean port = colon > host.lastIndexOf(']');
            names.add(decoded(port ? host.substring(0, colon) : host, false));
            ports.add(port ? host.substring(colon + 1) : "");
        }
        parts.put("host", String.join(",", names));
        parts.put("port", String.join(",", ports));
    }

    private void addQuery(String query) {
        for (var parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            var name = equals < 0 ? parameter : parameter.substring(0, equals);
            if (!name.isEmpty()) {
                add(name, decoded(equals < 0 ? "" : parameter.substring(equals + 1), !libpq));
            }
        }
    }

    private static ConnectionString ofKeywords(String text) {
        var string = new ConnectionString(true);
        var keyword = KEYWORD.matcher(text);
        int end = 0;
        while (end < text.length() && keyword.region(end, text.length()).lookingAt()) {
            var value = keyword.group(2) == null ? keyword.group(3) : keyword.group(2);
            string.add(keyword.group(1), value.replaceAll("(?s)\\\\(.)", "$1"));
            end = keyword.end();
        }
        if (end < text.length()) {
            throw new SettingException("is no list of name=value; write a value with white space in single quotes");
        }
        return string;
    }

    private void add(String name, String value) {
        if (passwordSeen) {
            afterPassword.add(name);
        }
        passwordSeen |= name.endsWith("password");
        parts.put(DRIVERS_NAMES.getOrDefault(name, name), value);
    }

    /** The JDBC driver takes a plus sign for a space, libpq does not. */
    private static String decoded(String text, boolean plusIsSpace) {
        try {
            var decoded = URLDecoder.decode(plusIsSpace ? text : text.replace("+", "%2B"), StandardCharsets.UTF_8);
            if (NO_TEXT.matcher(decoded).find()) {
                throw new SettingException("has characters behind a % that are no text in UTF-8");
            }
            return decoded;
        } catch (IllegalArgumentException e) {
            throw new SettingException("has a % that is followed by no two digits; write % as %25");
        }
    }

    /** Without the values: one is a password. */
    @Override
    public String toString() {
        return "ConnectionString" + List.copyOf(parts.keySet());
    }
}

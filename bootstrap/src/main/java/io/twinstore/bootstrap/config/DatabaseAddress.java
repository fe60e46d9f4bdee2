package io.twinstore.bootstrap.config;

import io.twinstore.application.flags.SettingException;
import io.twinstore.domain.masking.Masked;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where the PostgreSQL is: a URL of the JDBC driver without secrets, and the user who connects. */
public record DatabaseAddress(String jdbcUrl, String user, String password) {
    private static final String PREFIX = "jdbc:postgresql://";

    /** What the Supabase dashboard shows in place of the password. */
    private static final String PLACEHOLDER = "[YOUR-PASSWORD]";

    /** The servers that the URL names, of which the driver takes the first that will do. */
    public List<InetSocketAddress> servers() {
        var servers = jdbcUrl.substring(PREFIX.length(), jdbcUrl.indexOf('/', PREFIX.length()));
        return Hosts.addresses(servers);
    }

    /** The user, servers and database: of two projects behind one pooler, the user tells which is meant. */
    String name() {
        return user + "@" + jdbcUrl.substring(PREFIX.length()).replaceFirst("\\?.*", "");
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return Masked.address(jdbcUrl) + " as " + user;
    }

    /** From DATABASE_URL, else from the POSTGRES_ settings. */
    static DatabaseAddress of(Configuration settings) {
        return of(settings, Setting.DATABASE_URL).orElseGet(() -> ofParts(settings));
    }

    /** From SUPABASE_DB_URL; nothing when nobody set it. */
    static Optional<DatabaseAddress> ofSource(Configuration settings) {
        return of(settings, Setting.SUPABASE_DB_URL);
    }

    private static Optional<DatabaseAddress> of(Configuration settings, Setting setting) {
        return settings.text(setting).map(text -> of(text, setting));
    }

    /**
     * From a connection string such as {@code postgresql://user:password@host:port/database?sslmode=require}: a URL of libpq
     * or of the JDBC driver, or libpq's {@code host=... dbname=...}.
     *
     * @throws SettingException when it is none, or has a part that cannot be taken
     */
    public static DatabaseAddress of(String text) {
        return of(text, Setting.DATABASE_URL);
    }

    private static DatabaseAddress of(String text, Setting setting) {
        try {
            return of(ConnectionString.of(text));
        } catch (SettingException e) {
            throw new SettingException(setting + " " + e.getMessage());
        }
    }

    /** What is wrong with a connection string, in words that name no setting and quote nothing; null when nothing is. */
    static @Nullable String problem(String text) {
        try {
            of(ConnectionString.of(text));
            return null;
        } catch (SettingException e) {
            return e.getMessage();
        }
    }

    private static DatabaseAddress of(ConnectionString string) {
        var parts = new LinkedHashMap<>(string.parts());
        var servers = Hosts.joined(taken(parts, "host"), taken(parts, "port"));
        var database = name(taken(parts, "dbname"), "database");
        var user = name(taken(parts, "user"), "user");
        var password = taken(parts, "password");
        if (password.equals(PLACEHOLDER)) {
            throw new SettingException("still has " + PLACEHOLDER + " in it; write the database's password there");
        }
        var parameters = ConnectionParameters.of(parts, string.libpq(), string.afterPassword());
        return new DatabaseAddress(url(servers, database, parameters), user, password);
    }

    private static String taken(Map<String, String> parts, String name) {
        var value = parts.remove(name);
        return value == null ? "" : value;
    }

    private static String name(String value, String what) {
        if (value.isEmpty()) {
            throw new SettingException("names no " + what + "; write " + Setting.DATABASE_URL.allowed());
        }
        if (SettingChecks.name(value) != null) {
            throw new SettingException("has a malformed " + what + "; " + ConnectionString.ENCODED);
        }
        return value;
    }

    /** From the POSTGRES_ settings alone. */
    static DatabaseAddress ofParts(Configuration settings) {
        if (settings.text(Setting.POSTGRES_HOST).isEmpty()) {
            throw new SettingException("neither DATABASE_URL nor POSTGRES_HOST is set: the PostgreSQL to move to ("
                    + Setting.DATABASE_URL.allowed() + ")");
        }
        var servers = Hosts.joined(settings.require(Setting.POSTGRES_HOST), settings.require(Setting.POSTGRES_PORT));
        return new DatabaseAddress(
                url(servers, settings.require(Setting.POSTGRES_DATABASE), tls(settings)),
                settings.require(Setting.POSTGRES_USER),
                settings.text(Setting.POSTGRES_PASSWORD).isEmpty() ? "" : settings.require(Setting.POSTGRES_PASSWORD));
    }

    /** The mode that nobody set is no reason to refuse the certificates of the system. */
    private static Map<String, String> tls(Configuration settings) {
        var parameters = new LinkedHashMap<String, String>();
        var authorities = settings.text(Setting.POSTGRES_SSLROOTCERT);
        boolean system = authorities.equals(Optional.of(ConnectionParameters.SYSTEM));
        if (!system || !settings.isDefault(Setting.POSTGRES_SSLMODE)) {
            parameters.put("sslmode", settings.require(Setting.POSTGRES_SSLMODE));
        }
        if (authorities.isPresent()) {
            parameters.put("sslrootcert", settings.require(Setting.POSTGRES_SSLROOTCERT));
        }
        try {
            return ConnectionParameters.of(parameters, true, Set.of());
        } catch (SettingException e) {
            throw new SettingException(Setting.POSTGRES_SSLROOTCERT + " " + e.getMessage());
        }
    }

    private static String url(String servers, String database, Map<String, String> parameters) {
        var query = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return PREFIX + servers + "/" + encode(database) + (query.isEmpty() ? "" : "?" + query);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

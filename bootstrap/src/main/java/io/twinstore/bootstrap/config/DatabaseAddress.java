package io.twinstore.bootstrap.config;

import io.twinstore.domain.masking.Masked;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Where the PostgreSQL is: a URL of the JDBC driver without secrets, and the user who connects. */
public record DatabaseAddress(String jdbcUrl, String user, String password) {
    /** Not java.net.URI, which knows no host with an underscore, such as those of containers. */
    private static final Pattern URL = Pattern.compile(
            "(jdbc:)?postgres(ql)?://((?<user>[^:@/]+)(:(?<password>[^@/]*))?@)?(?<rest>[^@/?#]+/[^@/?#]+(\\?[^#]*)?)");

    /** A name or an address of IPv4, or one of IPv6 in brackets; nothing in which a password could stand. */
    private static final Pattern HOST = Pattern.compile("[\\w.-]+|\\[[\\da-fA-F:.]+]");

    /** Leaves the password out. */
    @Override
    public String toString() {
        return Masked.address(jdbcUrl) + " as " + user;
    }

    /** From DATABASE_URL, else from the POSTGRES_ settings. */
    static DatabaseAddress of(Configuration settings) {
        return settings.text(Setting.DATABASE_URL).map(DatabaseAddress::of).orElseGet(() -> ofParts(settings));
    }

    /**
     * From a URL such as {@code postgresql://user:password@host:port/database?sslmode=require}.
     *
     * @throws SettingException when it is none
     */
    public static DatabaseAddress of(String url) {
        var parts = URL.matcher(url);
        if (!parts.matches()) {
            throw SettingException.malformed(Setting.DATABASE_URL);
        }
        if (parts.group("user") == null) {
            throw new SettingException("DATABASE_URL names no user; write " + Setting.DATABASE_URL.allowed());
        }
        var password = parts.group("password");
        return new DatabaseAddress(
                "jdbc:postgresql://" + parts.group("rest"),
                decode(parts.group("user")),
                password == null ? "" : decode(password));
    }

    private static DatabaseAddress ofParts(Configuration settings) {
        if (settings.text(Setting.POSTGRES_HOST).isEmpty()) {
            throw new SettingException("neither DATABASE_URL nor POSTGRES_HOST is set: the PostgreSQL to move to ("
                    + Setting.DATABASE_URL.allowed() + ")");
        }
        var host = settings.require(Setting.POSTGRES_HOST);
        if (!HOST.matcher(host).matches()) {
            throw SettingException.malformed(Setting.POSTGRES_HOST);
        }
        var sslMode = settings.require(Setting.POSTGRES_SSLMODE);
        var rootCertificate = settings.text(Setting.POSTGRES_SSLROOTCERT)
                .map(file -> "&sslrootcert=" + encode(file))
                .orElse("");
        return new DatabaseAddress(
                "jdbc:postgresql://" + host + ":"
                        + settings.number(Setting.POSTGRES_PORT) + "/"
                        + encode(settings.require(Setting.POSTGRES_DATABASE)) + "?sslmode=" + sslMode
                        + rootCertificate,
                settings.require(Setting.POSTGRES_USER),
                settings.text(Setting.POSTGRES_PASSWORD).orElse(""));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

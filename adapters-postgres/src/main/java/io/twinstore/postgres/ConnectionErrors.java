package io.twinstore.postgres;

import io.twinstore.domain.errors.SqlState;
import io.twinstore.domain.errors.StoreException;
import java.io.FileNotFoundException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.GT;

/** Why a connection could not be had, in words that say what to do, and whether only other settings will help. */
enum ConnectionErrors {
    NO_SUCH_HOST("cannot be reached: the host's name does not resolve; correct it, or try again later"),
    REFUSED(
            "cannot be reached: nothing listens at this host and port (connection refused); start it or correct the address,"
                    + " or try again later"),
    NO_ANSWER("cannot be reached: no route to this host, or no answer from it in time; look for a firewall, correct the"
            + " address, raise TWINSTORE_HEALTH_SECONDS, or try again later"),
    SILENT(
            "cannot serve now: what listens at this host and port does not answer in time; if it is PostgreSQL, try again"
                    + " later"),
    NO_COMMON_TLS(
            "cannot be reached: TLS could not be agreed on; if what listens there speaks it as sslNegotiation says, try"
                    + " again later"),
    POOL_BUSY(
            "cannot serve now: all connections of this program are in use; raise TWINSTORE_POOL_SIZE, or try again later"),
    FULL("cannot serve now: it has no connection left for this user; end others, lower TWINSTORE_POOL_SIZE, raise"
            + " max_connections or the CONNECTION LIMIT of the role or database, or try again later"),
    STARTING("cannot serve now: it is starting up or shutting down; try again later"),

    NO_PASSWORD(true, "it asks for a password and none is set; write it into DATABASE_URL or POSTGRES_PASSWORD"),
    WRONG_PASSWORD(true, "the store refuses the user or the password; check the settings"),
    NOT_LET_IN(
            true,
            "the store refuses the user or the password: there is no such role, it may not log in, or pg_hba.conf has"
                    + " no line for it, this host and this sslmode; check the settings"),
    NO_DATABASE(true, "there is no database of this name on the server; create it first, or correct the name"),
    NO_PRIVILEGE(true, "the user may not connect to this database; grant it CONNECT"),
    NO_TLS(
            true,
            "it offers no TLS, which sslmode demands; turn ssl on there, or set sslmode=prefer if the network is your own"),
    WRONG_HOST(
            true,
            "its certificate is for another host; write the host as the certificate does, or set sslmode=verify-ca"),
    NOT_TRUSTED(
            true,
            "its certificate is not trusted; name the file of its authority by sslrootcert, or set"
                    + " sslrootcert=system for the authorities that Java trusts"),
    NO_CERTIFICATE(
            true,
            "a certificate or key of the TLS settings cannot be read; sslmode verify-ca and verify-full need"
                    + " sslrootcert: a file, or the word system"),
    NO_METHOD(
            true,
            "it offers no way to sign in that the settings allow; change channelBinding, requireAuth or gssEncMode"),
    POOLER_PARAMETER(
            true,
            "a pooler before the server takes no such parameter of the address; leave it out, or have the pooler ignore it"),
    MALFORMED(true, "the driver refuses a parameter of the address; correct DATABASE_URL");

    private static final String NO_CONNECTION = "08001";

    private static final Pattern WITHOUT_PASSWORD = said(
            "The server requested SCRAM-based authentication, but the password is an empty string.",
            "The server requested SCRAM-based authentication, but no password was provided.",
            "The server requested password-based authentication, but no password was provided by plugin {0}");

    private static final Pattern WITHOUT_TLS = said("The server does not support SSL.");
    private static final Pattern TLS_FAULT = said("SSL error: {0}");
    private static final Pattern GIVEN_UP = said("Connection attempt timed out.");
    private static final Pattern OTHER_HOST = said("The hostname {0} could not be verified by hostnameverifier {1}.");
    private static final Pattern PARAMETER = said("Invalid sslmode value: {0}", "Invalid targetServerType value: {0}");

    /** What poolers say, which have no state for it. */
    private static final Pattern POOLER_FULL =
            Pattern.compile("no more connections allowed|max client(s| connections) reached", Pattern.CASE_INSENSITIVE);

    /** The pool's words when no connection could be made at all. */
    private static final Pattern NONE_MADE = Pattern.compile("\\btotal=0\\b");

    private final boolean wrongSettings;
    private final String words;

    ConnectionErrors(String words) {
        this(false, words);
    }

    ConnectionErrors(boolean wrongSettings, String words) {
        this.wrongSettings = wrongSettings;
        this.words = words;
    }

    /** The typed error of a fault; nothing was sent. */
    static StoreException of(SQLException fault) {
        var root = SqlErrors.root(fault);
        var server = SqlErrors.server(fault);
        var state = server == null ? NO_CONNECTION : root.getSQLState();
        var known = server == null ? ofDriver(root) : ofServer(state, server.getMessage());
        if (known != null) {
            return SqlState.notConnected(state, known.words, known.wrongSettings, fault);
        }
        return SqlState.undone(server == null ? SqlState.error(state, null, fault) : SqlErrors.translate(fault));
    }

    private static @Nullable ConnectionErrors ofServer(@Nullable String state, @Nullable String message) {
        return switch (state == null ? "" : state) {
            case "28P01" -> WRONG_PASSWORD;
            case "28000" -> NOT_LET_IN;
            case "3D000" -> NO_DATABASE;
            case "42501" -> NO_PRIVILEGE;
            case "53300" -> FULL;
            case "57P01", "57P02", "57P03" -> STARTING;
            default -> ofPooler(String.valueOf(message));
        };
    }

    private static @Nullable ConnectionErrors ofPooler(String message) {
        if (message.startsWith("unsupported startup parameter")) {
            return POOLER_PARAMETER;
        }
        return POOLER_FULL.matcher(message).find() ? FULL : null;
    }

    private static @Nullable ConnectionErrors ofDriver(SQLException root) {
        if (root instanceof SQLTransientConnectionException) {
            return NONE_MADE.matcher(String.valueOf(root.getMessage())).find() ? NO_ANSWER : POOL_BUSY;
        }
        var known = ofCause(root.getCause());
        return known == null ? ofWords(String.valueOf(root.getMessage()), root.getSQLState()) : known;
    }

    private static @Nullable ConnectionErrors ofCause(@Nullable Throwable cause) {
        var words = cause == null ? "" : String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (cause instanceof UnknownHostException) {
            return NO_SUCH_HOST;
        }
        if (cause instanceof SocketTimeoutException) {
            return words.contains("read") ? SILENT : NO_ANSWER;
        }
        if (cause instanceof NoRouteToHostException || cause instanceof ConnectException) {
            return words.contains("refused") ? REFUSED : NO_ANSWER;
        }
        boolean unreadable = cause instanceof FileNotFoundException
                || cause instanceof NoSuchFileException
                || cause instanceof GeneralSecurityException;
        return unreadable ? NO_CERTIFICATE : ofTls(cause);
    }

    /** The JDK's fault of TLS has the certificate's below it. */
    private static @Nullable ConnectionErrors ofTls(@Nullable Throwable cause) {
        for (var below = cause; below != null; below = below.getCause()) {
            if (below instanceof GeneralSecurityException) {
                return NOT_TRUSTED;
            }
        }
        return null;
    }

    private static @Nullable ConnectionErrors ofWords(String words, @Nullable String state) {
        var said = new LinkedHashMap<Pattern, ConnectionErrors>();
        said.put(WITHOUT_PASSWORD, NO_PASSWORD);
        said.put(WITHOUT_TLS, NO_TLS);
        said.put(OTHER_HOST, WRONG_HOST);
        said.put(GIVEN_UP, NO_ANSWER);
        said.put(PARAMETER, MALFORMED);
        said.put(TLS_FAULT, NO_COMMON_TLS);
        return said.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(words).matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("08004".equals(state) ? NO_METHOD : null);
    }

    /** The driver's words for it in the language of this JVM: its states do not tell these faults apart. */
    private static Pattern said(String... templates) {
        return Pattern.compile(
                Arrays.stream(templates)
                        .map(template -> Arrays.stream(
                                        GT.tr(template, "\0", "\0").split("\0", -1))
                                .map(Pattern::quote)
                                .collect(Collectors.joining(".*")))
                        .collect(Collectors.joining("|")),
                Pattern.DOTALL);
    }
}

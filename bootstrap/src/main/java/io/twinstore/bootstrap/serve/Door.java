package io.twinstore.bootstrap.serve;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * Who may come in: with a token whoever knows it; without one whoever is on this machine and asked for it by its own name, so that
 * a page from elsewhere cannot ask under a name that it had led here (DNS rebinding).
 */
final class Door {
    static final String COOKIE = "twinstore";

    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern PORT = Pattern.compile(":\\d*$");
    private static final String BEARER = "Bearer ";

    private final byte @Nullable [] token;

    /** Null for no token. */
    Door(@Nullable String token) {
        this.token = token == null ? null : token.getBytes(StandardCharsets.UTF_8);
    }

    /** Why the request may not come in; nothing when it may. */
    Optional<Answer> refusal(HttpRequest request) {
        if (token == null) {
            return isOwnName(request)
                    ? Optional.empty()
                    : Optional.of(Answer.text(421, "Ask for this server as localhost or 127.0.0.1."));
        }
        return knowsToken(request)
                ? Optional.empty()
                : Optional.of(Answer.text(
                                401,
                                "This server wants its token: 'Authorization: Bearer TOKEN', or open /?token=TOKEN once.")
                        .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer"));
    }

    private static boolean isOwnName(HttpRequest request) {
        var hosts = request.getHeaders(HttpHeaders.HOST);
        return hosts.length == 1
                && OWN_NAMES.contains(PORT.matcher(hosts[0].getValue().toLowerCase(Locale.ROOT))
                        .replaceFirst(""));
    }

    private boolean knowsToken(HttpRequest request) {
        return values(request, HttpHeaders.AUTHORIZATION)
                        .anyMatch(value -> value.startsWith(BEARER) && isToken(value.substring(BEARER.length())))
                || values(request, HttpHeaders.COOKIE)
                        .flatMap(value -> Arrays.stream(value.split(";")))
                        .map(String::strip)
                        .anyMatch(cookie ->
                                cookie.startsWith(COOKIE + "=") && isToken(cookie.substring(COOKIE.length() + 1)));
    }

    private static Stream<String> values(HttpRequest request, String name) {
        return Arrays.stream(request.getHeaders(name)).map(Header::getValue);
    }

    /** Whether it is the token; false when there is none. */
    boolean isToken(String candidate) {
        return token != null && MessageDigest.isEqual(token, candidate.getBytes(StandardCharsets.UTF_8));
    }
}

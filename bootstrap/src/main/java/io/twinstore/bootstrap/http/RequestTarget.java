package io.twinstore.bootstrap.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The path and the query of a request as they came, nothing decoded; each character stands for one byte. */
public record RequestTarget(String path, @Nullable String query) {
    private static final Pattern AUTHORITY = Pattern.compile("^https?://[^/?]*", Pattern.CASE_INSENSITIVE);

    /** Splits the target of a request line; a whole URL, as for a proxy, counts from its path. */
    public static RequestTarget of(String raw) {
        var target = AUTHORITY.matcher(raw).replaceFirst("");
        int question = target.indexOf('?');
        return question < 0
                ? new RequestTarget(target, null)
                : new RequestTarget(target.substring(0, question), target.substring(question + 1));
    }
}

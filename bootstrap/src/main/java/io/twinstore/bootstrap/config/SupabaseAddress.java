package io.twinstore.bootstrap.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The forms in which people write a Supabase project's address, and what to write instead of those that are none. */
final class SupabaseAddress {
    private static final String EXAMPLE = "https://PROJECT.supabase.co";
    private static final String MALFORMED =
            "is malformed; it must be an http or https URL without a user and parameters, such as https://abc.supabase.co";

    private static final Pattern OF_POSTGRES = Pattern.compile("(?s)(jdbc:)?postgres(ql)?:.*");
    private static final Pattern WITHOUT_SCHEME = Pattern.compile("[\\w-]+(\\.[\\w-]+)+(:\\d+)?(/[\\w/.-]*)?");
    private static final Pattern DASHBOARD = Pattern.compile(
            "(?:https?://)?(?:app\\.|www\\.)?supabase\\.(?:com|io)(?:/dashboard)?/project/([a-z0-9]{1,40})(?:[/?#].*)?");
    private static final Pattern DASHBOARD_HOST = Pattern.compile("(app\\.|www\\.)?supabase\\.(com|io)");
    private static final Pattern OF_DATABASE =
            Pattern.compile("(db\\..*\\.supabase\\.co|.*\\.pooler\\.supabase\\.com)");
    private static final Pattern REST = Pattern.compile("/*(rest/v1/*)?");
    private static final int LAST_PORT = 65_535;

    private SupabaseAddress() {}

    /** What is wrong with it, in words that quote no more than a project's name; null when nothing is. */
    static @Nullable String problem(String text) {
        var dashboard = DASHBOARD.matcher(text);
        if (dashboard.matches()) {
            return "is the dashboard's address; write https://" + dashboard.group(1) + ".supabase.co";
        }
        if (OF_POSTGRES.matcher(text).matches()) {
            return "is PostgreSQL's address; write the REST API's, " + EXAMPLE;
        }
        if (WITHOUT_SCHEME.matcher(text).matches()) {
            return "begins with no https://; write it, as in " + EXAMPLE;
        }
        try {
            return problem(new URI(text));
        } catch (URISyntaxException e) {
            return MALFORMED;
        }
    }

    private static @Nullable String problem(URI url) {
        if (!String.valueOf(url.getScheme()).matches("https?")
                || url.getRawAuthority() == null
                || url.getRawUserInfo() != null
                || url.getRawQuery() != null
                || url.getRawFragment() != null
                || url.getPort() > LAST_PORT) {
            return MALFORMED;
        }
        if (url.getHost() == null) {
            return "names a host that no URL can have, such as one with an underscore; write another name of it or its IP address";
        }
        return ofHost(url, url.getHost().toLowerCase(Locale.ROOT));
    }

    private static @Nullable String ofHost(URI url, String host) {
        if (DASHBOARD_HOST.matcher(host).matches()) {
            return "is an address of Supabase's own site; write the project's, " + EXAMPLE;
        }
        if (OF_DATABASE.matcher(host).matches()) {
            return "is the database's host; write the REST API's, " + EXAMPLE;
        }
        if (!host.endsWith(".supabase.co")) {
            return null; // self-hosted, or the sandbox
        }
        if (url.getScheme().equals("http")) {
            return "would send the key unencrypted; write https://";
        }
        return REST.matcher(url.getRawPath()).matches() ? null : "has a path; write " + EXAMPLE + " alone";
    }
}

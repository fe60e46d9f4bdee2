package io.twinstore.bootstrap.config;

import static io.twinstore.bootstrap.config.Allowed.oneOf;
import static io.twinstore.bootstrap.config.Allowed.range;
import static io.twinstore.bootstrap.config.Allowed.text;

import io.twinstore.application.flags.SettingException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every setting, with what it means, its default and the values that it may have. */
public enum Setting {
    SUPABASE_URL(
            "the Supabase project's address, such as https://abc.supabase.co",
            null,
            text("an http or https URL", SupabaseAddress::problem)),
    SUPABASE_KEY(
            "the project's secret key", null, text("text without white space or quotes", SettingChecks::key), true),
    SUPABASE_DB_URL(
            "a direct connection to the project's database, which a copy then reads instead of the REST address",
            null,
            text("postgresql://user:password@host:port/database", DatabaseAddress::problem),
            true),
    DATABASE_URL(
            "the PostgreSQL to move to, instead of the POSTGRES_ settings",
            null,
            text("postgresql://user:password@host:port/database", DatabaseAddress::problem),
            true),
    POSTGRES_HOST("the PostgreSQL server's host", null, text("a host name", SettingChecks::hosts)),
    POSTGRES_PORT("its port", "5432", range(1, 65_535)),
    POSTGRES_DATABASE("the database on it", null, text("a name", SettingChecks::name)),
    POSTGRES_USER("the user who owns the tables", null, text("a name", SettingChecks::name)),
    POSTGRES_PASSWORD("the user's password", null, text("text in one line", SettingChecks::oneLine), true),
    POSTGRES_SSLMODE(
            "how far the connection is secured",
            "prefer",
            oneOf("disable", "allow", "prefer", "require", "verify-ca", "verify-full")),
    POSTGRES_SSLROOTCERT(
            "the file with the certificate authority's certificate",
            null,
            text("a file, or system", SettingChecks::certificates)),
    TWINSTORE_HOME(
            "where state and reports are kept, readable by you alone",
            "./.twinstore",
            text("a directory", SettingChecks::directory)),
    TWINSTORE_POOL_SIZE("the most connections at once to each store", "10", range(1, 1000)),
    TWINSTORE_PAGE_SIZE(
            "rows a request when whole tables are read; Supabase caps it at 1000", "1000", range(1, 100_000)),
    TWINSTORE_KEY_ROLE(
            "whose key SUPABASE_KEY must be for copying and comparing: the service role's, which sees every row, or any",
            "service",
            oneOf("service", "any")),
    TWINSTORE_MOVE_PATIENCE_SECONDS(
            "how long export and validate wait for a store that does not answer", "300", range(0, 86_400)),
    TWINSTORE_MOVE_LANES(
            "how many ranges of a table's keys are read at once, over REST or as many direct connections; more make the"
                    + " project busier",
            "4",
            range(1, 32)),
    TWINSTORE_QUERY_SECONDS("how long a call may take", "30", range(1, 3600)),
    TWINSTORE_HEALTH_SECONDS("how long a health check or a connection may take", "5", range(1, 60)),
    TWINSTORE_LIST_LIMIT("rows a list answers when the caller states no limit", "100", range(1, 1000)),
    TWINSTORE_MAX_LIST(
            "the most rows that a list answers; Supabase's 'Max rows' must allow it", "1000", range(1, 100_000)),
    TWINSTORE_MAX_BATCH("the most rows of one upsert", "500", range(1, 10_000)),
    TWINSTORE_HOSTS("how many hosts run programs over this data; the primary changes on one only", "1", range(1, 1000)),
    TWINSTORE_DUAL_WRITE_MILLIS("how long a write waits for the other store", "1000", range(1, 30_000)),
    TWINSTORE_DOUBT_SECONDS("after which nothing that was sent can still take effect", "600", range(1, 86_400)),
    TWINSTORE_COMPARE_PERCENT("how many of a hundred reads COMPARE_DUAL_RESULTS compares", "100", range(1, 100)),
    TWINSTORE_COMPARE_WITH(
            "whose answer is compared with a store's: the other's, or its own once more, which measures the noise",
            "other",
            oneOf("other", "self")),
    TWINSTORE_SERVE_TOKEN(
            "what callers of 'twinstore serve' must know, at an address that others reach",
            null,
            text("16 to 200 letters, digits, - or _", SettingChecks::token),
            true);

    private final String meaning;
    private final @Nullable String defaultValue;

    @SuppressWarnings("ImmutableEnumChecker") // no check keeps anything
    private final Allowed allowed;

    private final boolean secret;

    Setting(String meaning, @Nullable String defaultValue, Allowed allowed) {
        this(meaning, defaultValue, allowed, false);
    }

    Setting(String meaning, @Nullable String defaultValue, Allowed allowed, boolean secret) {
        this.meaning = meaning;
        this.defaultValue = defaultValue;
        this.allowed = allowed;
        this.secret = secret;
    }

    /** What it is for, in a few words. */
    public String meaning() {
        return meaning;
    }

    /** The value when nobody sets it; null when it must be set where it is needed. */
    public @Nullable String defaultValue() {
        return defaultValue;
    }

    /** The values that it may have, in words. */
    public String allowed() {
        return allowed.words();
    }

    /** What is wrong with a value, in words that do not quote it; nothing when it is one of those allowed. */
    public Optional<String> problem(String value) {
        return Optional.ofNullable(allowed.problem(value)).map(words -> name() + " " + words);
    }

    /** What is said when nobody set it and it is needed. */
    SettingException missing() {
        return new SettingException(this + " is not set: " + meaning + " (" + allowed() + ")");
    }

    /** Whether its value is never shown. */
    public boolean secret() {
        return secret;
    }

    /** The setting of this name, which is the same everywhere. */
    public static Optional<Setting> named(String name) {
        return Arrays.stream(values())
                .filter(setting -> setting.name().equals(name))
                .findFirst();
    }
}

package io.twinstore.bootstrap.config;

import io.twinstore.application.flags.SettingException;
import io.twinstore.domain.query.Limits;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.store.Store;
import io.twinstore.domain.twins.TwinStore;
import io.twinstore.postgres.PostgresStore;
import io.twinstore.supabase.SupabaseStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Opens the two stores that the settings describe. */
public final class Stores {
    private final Configuration settings;
    private final @Nullable DataSource connections;
    private final @Nullable Limits limits;

    /** Over these settings; nothing is opened yet. */
    public Stores(Configuration settings) {
        this(settings, null, null);
    }

    /** Over these settings, with a program's own source of connections or limits in place of theirs; null for none. */
    public Stores(Configuration settings, @Nullable DataSource connections, @Nullable Limits limits) {
        this.settings = settings;
        this.connections = connections;
        this.limits = limits;
    }

    /** The settings. */
    public Configuration settings() {
        return settings;
    }

    /** The salon's PostgreSQL. */
    public PostgresStore postgres() {
        return postgres(poolSize(), limits());
    }

    private PostgresStore postgres(int poolSize, Limits within) {
        if (connections != null) {
            return PostgresStore.open(connections, within);
        }
        return PostgresStore.open(postgresSettings(postgresAddress(), poolSize, within));
    }

    private static PostgresStore.Settings postgresSettings(DatabaseAddress address, int poolSize, Limits within) {
        return PostgresStore.Settings.of(address.jdbcUrl(), address.user(), address.password())
                .poolSize(poolSize)
                .limits(within);
    }

    /** Where the salon's PostgreSQL is. */
    public DatabaseAddress postgresAddress() {
        return DatabaseAddress.of(settings);
    }

    /** The Supabase project. */
    public SupabaseStore supabase() {
        return supabase(poolSize(), limits());
    }

    private SupabaseStore supabase(int poolSize, Limits within) {
        return SupabaseStore.open(supabaseSettings(poolSize, within));
    }

    private SupabaseStore.Settings supabaseSettings(int poolSize, Limits within) {
        return SupabaseStore.Settings.of(supabaseUrl(), settings.require(Setting.SUPABASE_KEY))
                .connections(poolSize)
                .limits(within)
                .anyKey(settings.require(Setting.TWINSTORE_KEY_ROLE).equals("any"));
    }

    /**
     * Where a copy reads: the project's database where SUPABASE_DB_URL is set, otherwise its REST address.
     *
     * @throws SettingException when the key may not see every row
     */
    public CopySource copySource() {
        if (DatabaseAddress.ofSource(settings).isEmpty()) {
            requireEveryRow();
        }
        return source();
    }

    /** The same with any key, to be looked at only. */
    public CopySource source() {
        var direct = DatabaseAddress.ofSource(settings);
        return direct.isPresent()
                ? new DirectSource(
                        PostgresStore.openSource(postgresSettings(direct.get(), poolSize(), limits())),
                        direct.get().name(),
                        snapshotLanes())
                : new RestSource(supabase(), place(supabaseUrl()), moveLanes());
    }

    /**
     * The source's database as the target's server reaches it, as libpq writes it, with the password.
     *
     * @param url by which that server reaches it; null for SUPABASE_DB_URL
     * @throws SettingException when it cannot be used
     */
    public String replicationConnection(@Nullable String url) {
        var own = settings.text(Setting.SUPABASE_DB_URL)
                .orElseThrow(() -> new SettingException(
                        "--replication needs SUPABASE_DB_URL, a direct connection to the source's database"));
        return url == null
                ? LibpqAddress.of(own, Setting.SUPABASE_DB_URL.name())
                : LibpqAddress.of(url, "--replication-url");
    }

    private static String place(URI url) {
        return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
    }

    /**
     * Requires a key that sees every row of Supabase: copied or compared with another one, hidden rows look deleted.
     *
     * @throws SettingException saying which key is needed
     */
    public void requireEveryRow() {
        supabaseSettings(1, limits()).hidesRows().ifPresent(reason -> {
            throw new SettingException(
                    reason + ", or TWINSTORE_KEY_ROLE to any if you know that the key sees every row");
        });
    }

    /** The Supabase project's address. */
    public URI supabaseUrl() {
        return URI.create(settings.require(Setting.SUPABASE_URL));
    }

    /** The stores whose settings are there. */
    public Set<Backend> configured() {
        var configured = EnumSet.noneOf(Backend.class);
        if (settings.text(Setting.SUPABASE_URL).isPresent()) {
            configured.add(Backend.SUPABASE);
        }
        if (connections != null
                || settings.text(Setting.DATABASE_URL).isPresent()
                || settings.text(Setting.POSTGRES_HOST).isPresent()) {
            configured.add(Backend.POSTGRES);
        }
        return configured;
    }

    /** Opens the stores whose settings are there. */
    public Map<Backend, TwinStore> open() {
        return open(poolSize(), limits());
    }

    /** Opens them once more, with connections of their own and shorter timeouts: for work that no caller waits for. */
    public Map<Backend, TwinStore> openAside(int poolSize, Duration timeout) {
        var limits = limits();
        var query = limits.query().compareTo(timeout) < 0 ? limits.query() : timeout;
        return open(poolSize, limits.query(query));
    }

    /** Opens one of them. */
    public TwinStore open(Backend backend) {
        return open(backend, poolSize(), limits());
    }

    private TwinStore open(Backend backend, int poolSize, Limits within) {
        return backend == Backend.POSTGRES ? postgres(poolSize, within) : supabase(poolSize, within);
    }

    private Map<Backend, TwinStore> open(int poolSize, Limits within) {
        var stores = new EnumMap<Backend, TwinStore>(Backend.class);
        try {
            configured().forEach(backend -> stores.put(backend, open(backend, poolSize, within)));
            return stores;
        } catch (RuntimeException e) {
            stores.values().forEach(Store::close);
            throw e;
        }
    }

    /** Where state is kept. */
    public Path stateDirectory() {
        return Path.of(settings.require(Setting.TWINSTORE_HOME));
    }

    /** Rows a request when whole tables are read. */
    public int pageSize() {
        return settings.number(Setting.TWINSTORE_PAGE_SIZE);
    }

    /** How long a copy or a comparison waits for a store that does not answer. */
    public Duration moveTimeout() {
        return Duration.ofSeconds(settings.number(Setting.TWINSTORE_MOVE_PATIENCE_SECONDS));
    }

    /** How many hosts run programs over this data. */
    public int hosts() {
        return settings.number(Setting.TWINSTORE_HOSTS);
    }

    /** How long a write waits for the other store. */
    public Duration waitForOther() {
        return Duration.ofMillis(settings.number(Setting.TWINSTORE_DUAL_WRITE_MILLIS));
    }

    /** After which nothing that was sent can still take effect. */
    public Duration inDoubtTimeout() {
        return Duration.ofSeconds(settings.number(Setting.TWINSTORE_DOUBT_SECONDS));
    }

    /** How many rows are copied to the other store at once; the callers' own calls need connections too. */
    public int lanes() {
        return Math.max(1, Math.min(4, poolSize() / 2));
    }

    /** Two connections are for what is asked beside the ranges: where the next one ends, and rows one by one. */
    private int moveLanes() {
        return Math.max(1, Math.min(settings.number(Setting.TWINSTORE_MOVE_LANES), poolSize() - 2));
    }

    /** A snapshot's connections are the only ones that are used meanwhile. */
    private int snapshotLanes() {
        return Math.min(settings.number(Setting.TWINSTORE_MOVE_LANES), poolSize());
    }

    private int poolSize() {
        return settings.number(Setting.TWINSTORE_POOL_SIZE);
    }

    /** What one call may ask for, and how long it may take. */
    public Limits limits() {
        if (limits != null) {
            return limits;
        }
        int list = settings.number(Setting.TWINSTORE_LIST_LIMIT);
        int maxList = settings.number(Setting.TWINSTORE_MAX_LIST);
        if (list > maxList) {
            throw new SettingException("TWINSTORE_LIST_LIMIT is greater than TWINSTORE_MAX_LIST; lower the one");
        }
        return new Limits(
                list,
                maxList,
                settings.number(Setting.TWINSTORE_MAX_BATCH),
                Duration.ofSeconds(settings.number(Setting.TWINSTORE_QUERY_SECONDS)),
                Duration.ofSeconds(settings.number(Setting.TWINSTORE_HEALTH_SECONDS)));
    }
}

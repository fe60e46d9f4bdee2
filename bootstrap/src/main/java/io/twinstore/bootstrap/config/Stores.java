package io.twinstore.bootstrap.config;

import io.twinstore.domain.query.Limits;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.store.Store;
import io.twinstore.postgres.PostgresStore;
import io.twinstore.supabase.SupabaseStore;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Opens the two stores that the settings describe. */
public final class Stores {
    private final Configuration settings;

    /** Over these settings; nothing is opened yet. */
    public Stores(Configuration settings) {
        this.settings = settings;
    }

    /** The salon's PostgreSQL. */
    public PostgresStore postgres() {
        var address = postgresAddress();
        return PostgresStore.open(new PostgresStore.Settings(
                address.jdbcUrl(), address.user(), address.password(), poolSize(), limits()));
    }

    /** Where the salon's PostgreSQL is. */
    public DatabaseAddress postgresAddress() {
        return DatabaseAddress.of(settings);
    }

    /** The Supabase project. */
    public SupabaseStore supabase() {
        return SupabaseStore.open(new SupabaseStore.Settings(
                supabaseUrl(), settings.require(Setting.SUPABASE_KEY), poolSize(), limits()));
    }

    /** The Supabase project's address. */
    public URI supabaseUrl() {
        try {
            var url = new URI(settings.require(Setting.SUPABASE_URL));
            if (String.valueOf(url.getScheme()).matches("https?") && url.getAuthority() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw SettingException.malformed(Setting.SUPABASE_URL);
        }
        throw SettingException.malformed(Setting.SUPABASE_URL);
    }

    /** The stores whose settings are there. */
    public Set<Backend> configured() {
        var configured = EnumSet.noneOf(Backend.class);
        if (settings.text(Setting.SUPABASE_URL).isPresent()) {
            configured.add(Backend.SUPABASE);
        }
        if (settings.text(Setting.DATABASE_URL).isPresent()
                || settings.text(Setting.POSTGRES_HOST).isPresent()) {
            configured.add(Backend.POSTGRES);
        }
        return configured;
    }

    /** Opens the stores whose settings are there. */
    public Map<Backend, Store> open() {
        var stores = new EnumMap<Backend, Store>(Backend.class);
        for (var backend : configured()) {
            stores.put(backend, backend == Backend.POSTGRES ? postgres() : supabase());
        }
        return stores;
    }

    /** Where state is kept. */
    public Path home() {
        return Path.of(settings.require(Setting.TWINSTORE_HOME));
    }

    /** Rows a request when whole tables are read. */
    public int pageSize() {
        return settings.number(Setting.TWINSTORE_PAGE_SIZE, 100_000);
    }

    private int poolSize() {
        return settings.number(Setting.TWINSTORE_POOL_SIZE, 1_000);
    }

    private Limits limits() {
        int list = settings.number(Setting.TWINSTORE_LIST_LIMIT, 1_000);
        int maxList = settings.number(Setting.TWINSTORE_MAX_LIST, 100_000);
        if (list > maxList) {
            throw new SettingException("TWINSTORE_LIST_LIMIT is greater than TWINSTORE_MAX_LIST; lower the one");
        }
        return new Limits(
                list,
                maxList,
                settings.number(Setting.TWINSTORE_MAX_BATCH, 10_000),
                Duration.ofSeconds(settings.number(Setting.TWINSTORE_QUERY_SECONDS, 3_600)),
                Duration.ofSeconds(settings.number(Setting.TWINSTORE_HEALTH_SECONDS, 60)));
    }
}

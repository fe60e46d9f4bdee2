package io.twinstore.bootstrap;

import io.micrometer.core.instrument.MeterRegistry;
import io.twinstore.application.facade.DataLayer;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.SettingException;
import io.twinstore.bootstrap.config.Configuration;
import io.twinstore.bootstrap.config.Setting;
import io.twinstore.bootstrap.config.Stores;
import io.twinstore.bootstrap.reports.HealthJson;
import io.twinstore.bootstrap.wiring.Wiring;
import io.twinstore.domain.query.Limits;
import io.twinstore.domain.store.Backend;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The data layer of a program: opens the salon's stores, and answers the 21 operations from the one that the flags name. */
public final class Twinstore implements AutoCloseable {
    private final Wiring wiring;

    private Twinstore(Wiring wiring) {
        this.wiring = wiring;
    }

    /**
     * Opens the stores that the environment and ./.env describe, and follows the flags in TWINSTORE_HOME (cli.md).
     *
     * @throws SettingException for a setting that is missing or cannot be, by its name
     */
    public static Twinstore fromEnvironment() {
        var settings = Configuration.of(Map.of(), System.getenv(), null, Path.of(""));
        return new Twinstore(Wiring.open(settings, Clock.systemUTC()));
    }

    /** Starts to describe the stores by the program itself; neither the environment nor a file of settings is read. */
    public static Builder builder() {
        return new Builder();
    }

    /** The 21 operations for a part of the salon's system, whose flag says from which store it reads. */
    public DataLayer dataLayer(CallingModule module) {
        return wiring.dataLayer(module);
    }

    /** The 21 operations for a program that has no flag of its own and reads where USE_REPOSITORY_PATTERN says. */
    public DataLayer dataLayer() {
        return wiring.dataLayer(null);
    }

    /**
     * Whether all is well, for a program's own server to answer at {@code /api/health}; each call asks the stores, which takes 5 s
     * at most unless set otherwise.
     */
    public HealthAnswer health() {
        var report = wiring.health();
        return new HealthAnswer(report.healthy() ? 200 : 503, HealthJson.of(report));
    }

    /**
     * An answer of HTTP.
     *
     * @param status 200 or, when not all is well, 503
     * @param json the body, {@code application/json}: status is ok or unhealthy, database is timeweb or supabase, from where the
     *     API reads, and details say what was found
     */
    public record HealthAnswer(int status, String json) {}

    /** Closes every part, though another cannot be closed; what failed first is thrown then. */
    @Override
    public void close() {
        wiring.close();
    }

    /** Describes one store or both, and what differs from the defaults. */
    public static final class Builder {
        private final Map<String, String> settings = new LinkedHashMap<>();
        private @Nullable DataSource connections;
        private @Nullable Limits limits;
        private @Nullable MeterRegistry meters;
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        /** The salon's PostgreSQL by a URL of the JDBC driver or of libpq that names user and password too. */
        public Builder postgres(String url) {
            return setting(Setting.DATABASE_URL.name(), url);
        }

        /** The salon's PostgreSQL by a URL of the JDBC driver, a user and the password. */
        public Builder postgres(String jdbcUrl, String user, String password) {
            var separator = jdbcUrl.contains("?") ? "&" : "?";
            return postgres(jdbcUrl + separator + "user=" + encoded(user) + "&password=" + encoded(password));
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        }

        /** The salon's PostgreSQL by a source of connections that the program has already, and closes itself. */
        public Builder postgres(DataSource source) {
            connections = source;
            return this;
        }

        /** The Supabase project by its address and its secret key. */
        public Builder supabase(URI url, String key) {
            return setting(Setting.SUPABASE_URL.name(), url.toString()).setting(Setting.SUPABASE_KEY.name(), key);
        }

        /** The directory for state that the processes of this host share: TWINSTORE_HOME. One store alone needs none. */
        public Builder stateDirectory(Path directory) {
            return setting(Setting.TWINSTORE_HOME.name(), directory.toString());
        }

        /** What says what 'now' is; the system's clock otherwise. */
        public Builder clock(Clock other) {
            clock = other;
            return this;
        }

        /** What one call may ask for, and how long it may take; the contract's limits otherwise. */
        public Builder limits(Limits other) {
            limits = other;
            return this;
        }

        /**
         * The registry of Micrometer in which the process measures its calls, pool, journal, comparisons and flags; without one
         * nothing is measured. Closing takes the meters out again.
         */
        public Builder meters(MeterRegistry registry) {
            meters = registry;
            return this;
        }

        /** A flag at the first start; afterwards the flags in the state directory are followed. */
        public Builder flag(Flag flag, boolean on) {
            return setting(flag.name(), String.valueOf(on));
        }

        /** Any other setting by its name (cli.md), such as TWINSTORE_POOL_SIZE. */
        public Builder setting(String name, String value) {
            settings.put(name, value);
            return this;
        }

        /**
         * Opens the stores; connects when first asked, so that a program starts though a store is down.
         *
         * @throws SettingException for what is missing or cannot be, by the name of the setting
         */
        public Twinstore open() {
            var described = new Stores(Configuration.given(settings), connections, limits);
            var configured = described.configured();
            if (configured.isEmpty()) {
                throw new SettingException("no store is described; call postgres(...) or supabase(...), or both");
            }
            if (connections != null && settings.containsKey(Setting.DATABASE_URL.name())) {
                throw new SettingException("PostgreSQL is described twice; give a URL or a DataSource");
            }
            boolean shared = settings.containsKey(Setting.TWINSTORE_HOME.name());
            if (configured.size() > 1 && !shared) {
                throw new SettingException(
                        Setting.TWINSTORE_HOME
                                + " is missing: two stores need a directory for what was not written to both yet; call stateDirectory(...)");
            }
            return new Twinstore(shared ? Wiring.open(described, meters, clock) : alone(described, configured));
        }

        private Wiring alone(Stores described, Set<Backend> configured) {
            boolean postgres = configured.contains(Backend.POSTGRES);
            var flags = described.settings().flags();
            return Wiring.openAlone(
                    described, postgres ? flags.with(Flag.USE_LEGACY_SUPABASE, false) : flags, meters, clock);
        }
    }
}

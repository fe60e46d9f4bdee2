package io.twinstore.supabase;

import io.twinstore.domain.clients.ClientRepository;
import io.twinstore.domain.companies.CompanyRepository;
import io.twinstore.domain.dialogs.DialogContextRepository;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.errors.StoreException.NotPermitted;
import io.twinstore.domain.inspection.SourceInspection;
import io.twinstore.domain.masking.Masked;
import io.twinstore.domain.query.Limits;
import io.twinstore.domain.schedules.StaffScheduleRepository;
import io.twinstore.domain.services.ServiceRepository;
import io.twinstore.domain.staff.StaffRepository;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.store.Health;
import io.twinstore.domain.tables.MovableTables;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.twins.TwinRows;
import io.twinstore.domain.twins.TwinStore;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The salon's Supabase project, over its REST API. */
public final class SupabaseStore implements TwinStore {

    /**
     * Where the project is and how it is used.
     *
     * @param url the project's address; its REST API is found under /rest/v1 unless the address ends so
     * @param key the project's secret key
     * @param connections the most connections at once
     * @param anyKey whether rows are copied and compared with any key, and not only with one that sees every row
     */
    public record Settings(URI url, String key, int connections, Limits limits, boolean anyKey) {
        private static final String REST = "/rest/v1";

        /** Copies and compares only with a key of the service role. */
        public Settings(URI url, String key, int connections, Limits limits) {
            this(url, key, connections, limits, false);
        }

        /** The project at this address; 10 connections and the contract's limits unless said otherwise. */
        public static Settings of(URI url, String key) {
            return new Settings(url, key, 10, Limits.DEFAULT);
        }

        /** The same settings, but at most so many connections at once. */
        public Settings connections(int other) {
            return new Settings(url, key, other, limits, anyKey);
        }

        /** The same settings, but with these limits. */
        public Settings limits(Limits other) {
            return new Settings(url, key, connections, other, anyKey);
        }

        /** The same settings, but rows are copied and compared with any key if true. */
        public Settings anyKey(boolean other) {
            return new Settings(url, key, connections, limits, other);
        }

        /** Why rows may be hidden from the key, so that copying and comparing are refused, and what to do. */
        public Optional<String> hidesRows() {
            return anyKey ? Optional.empty() : Optional.ofNullable(KeyRole.hidesRows(key));
        }

        /** Leaves the key out. */
        @Override
        public String toString() {
            return "Settings[" + Masked.address(url.toString()) + "]";
        }

        URI rest() {
            var address = url.toString().replaceFirst("/+$", "");
            return URI.create(address.endsWith(REST) ? address : address + REST);
        }
    }

    private final Settings settings;
    /** A page is in memory several times while it is read, and so are those of other lanes. */
    private static final long PAGE_BYTES = Runtime.getRuntime().maxMemory() / 32;

    private final String place;
    private final PostgrestClient client;
    private final Limits limits;
    private final ClientRepository clients;
    private final CompanyRepository companies;
    private final ServiceRepository services;
    private final StaffRepository staff;
    private final StaffScheduleRepository schedules;
    private final DialogContextRepository dialogs;
    private final TwinRows twinRows;

    private SupabaseStore(Settings settings) {
        this.settings = settings;
        place = "Supabase at " + Masked.address(settings.url().getAuthority());
        limits = settings.limits();
        client = new PostgrestClient(settings.rest(), settings.key(), settings.connections(), limits.health());
        clients = new SupabaseClientRepository(client, limits);
        companies = new SupabaseCompanyRepository(client, limits);
        services = new SupabaseServiceRepository(client, limits);
        staff = new SupabaseStaffRepository(client, limits);
        schedules = new SupabaseStaffScheduleRepository(client, limits);
        dialogs = new SupabaseDialogContextRepository(client, limits);
        twinRows = new SupabaseTwinRows(client, limits.query());
    }

    /** Connects when first asked, so that a store that is down can be opened. */
    public static SupabaseStore open(Settings settings) {
        return new SupabaseStore(settings);
    }

    @Override
    public Backend backend() {
        return Backend.SUPABASE;
    }

    @Override
    public ClientRepository clients() {
        return clients;
    }

    @Override
    public CompanyRepository companies() {
        return companies;
    }

    @Override
    public ServiceRepository services() {
        return services;
    }

    @Override
    public StaffRepository staff() {
        return staff;
    }

    @Override
    public StaffScheduleRepository schedules() {
        return schedules;
    }

    @Override
    public DialogContextRepository dialogs() {
        return dialogs;
    }

    /**
     * {@inheritDoc}
     *
     * @throws NotPermitted for a key from which rows may be hidden: they would be taken for deleted ones
     */
    @Override
    public TwinRows twinRows() {
        requireEveryRow();
        return twinRows;
    }

    /**
     * Whole tables, read from this store.
     *
     * @throws NotPermitted for a key from which rows may be hidden
     */
    public TableReader tableReader() {
        return tableReader(1);
    }

    /**
     * The same, of which so many ranges of keys may be read at once.
     *
     * @throws NotPermitted for a key from which rows may be hidden
     */
    public TableReader tableReader(int lanes) {
        requireEveryRow();
        return new SupabaseTableReader(client, limits.query(), place, lanes, PAGE_BYTES);
    }

    /** What the project tells of itself before a move, with any key. */
    public SourceInspection inspection() {
        return ownInspection();
    }

    private SupabaseInspection ownInspection() {
        return new SupabaseInspection(
                client, limits.query(), place, KeyRole.hidesRows(settings.key()), settings.anyKey());
    }

    /** The tables, and views, that the API describes with a primary key; none where a project keeps that to itself. */
    public MovableTables movable() {
        return ownInspection().movable();
    }

    private void requireEveryRow() {
        settings.hidesRows().ifPresent(reason -> {
            throw new NotPermitted(reason, null);
        });
    }

    /** Asks for one id of a company, within the limit for health checks. */
    @Override
    public Health health() {
        long start = System.nanoTime();
        var problem = probe();
        return new Health(
                Backend.SUPABASE,
                Duration.ofNanos(System.nanoTime() - start),
                problem == null ? null : problem.getMessage());
    }

    /**
     * Asks once, before anything is begun.
     *
     * @throws StoreException saying why the project cannot be used
     */
    public void requireReachable() {
        var problem = probe();
        if (problem != null) {
            throw problem.about(place);
        }
    }

    private @Nullable StoreException probe() {
        try {
            client.send(
                    RestCall.get("companies").with("select", "id").with("limit", "1"),
                    PostgrestClient.deadline(limits.health()));
            return null;
        } catch (StoreException e) {
            return e;
        }
    }

    @Override
    public void close() {
        client.close();
    }
}

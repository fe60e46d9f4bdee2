package io.twinstore.postgres;

import io.twinstore.domain.clients.ClientRepository;
import io.twinstore.domain.companies.CompanyRepository;
import io.twinstore.domain.dialogs.DialogContextRepository;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.inspection.ScratchTables;
import io.twinstore.domain.inspection.SourceInspection;
import io.twinstore.domain.inspection.TargetInspection;
import io.twinstore.domain.masking.Masked;
import io.twinstore.domain.query.Limits;
import io.twinstore.domain.replication.ReplicationSource;
import io.twinstore.domain.replication.ReplicationTarget;
import io.twinstore.domain.schedules.StaffScheduleRepository;
import io.twinstore.domain.services.ServiceRepository;
import io.twinstore.domain.staff.StaffRepository;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.store.Health;
import io.twinstore.domain.tables.ConstraintReport;
import io.twinstore.domain.tables.DigestSums;
import io.twinstore.domain.tables.MovableTables;
import io.twinstore.domain.tables.RowDigests;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.tables.TableSnapshot;
import io.twinstore.domain.tables.TableWriter;
import io.twinstore.domain.twins.TwinRows;
import io.twinstore.domain.twins.TwinStore;
import io.twinstore.postgres.SnapshotConnections.Allowed;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The salon's own PostgreSQL, whose schema the module {@code schema} keeps. */
public final class PostgresStore implements TwinStore {

    /**
     * Where the database is and how it is used.
     *
     * @param jdbcUrl a URL of the PostgreSQL JDBC driver, without user and password
     * @param poolSize the most connections at once
     */
    public record Settings(String jdbcUrl, String user, String password, int poolSize, Limits limits) {
        /** The database of a URL, with this user; 10 connections and the contract's limits unless said otherwise. */
        public static Settings of(String jdbcUrl, String user, String password) {
            return new Settings(jdbcUrl, user, password, 10, Limits.DEFAULT);
        }

        /** The same settings, but at most so many connections at once. */
        public Settings poolSize(int other) {
            return new Settings(jdbcUrl, user, password, other, limits);
        }

        /** The same settings, but with these limits. */
        public Settings limits(Limits other) {
            return new Settings(jdbcUrl, user, password, poolSize, other);
        }

        /** Leaves the password out. */
        @Override
        public String toString() {
            return "Settings[" + Masked.address(jdbcUrl) + ", " + user + "]";
        }
    }

    /** Of how many connections at most how many are in use, and how many calls wait for one. */
    public record PoolUse(int size, int active, int waiting) {}

    private static final String POOLED =
            "PostgreSQL is reached through a pooler, so no statement is kept prepared and a call takes three round trips;"
                    + " a direct connection is faster";

    private final String place;
    private final Database database;
    private final Function<Reads, ReadColumns> columns;
    private final ClientRepository clients;
    private final CompanyRepository companies;
    private final ServiceRepository services;
    private final StaffRepository staff;
    private final StaffScheduleRepository schedules;
    private final DialogContextRepository dialogs;
    private final TwinRows twinRows;
    private final TableReader reader;
    private final TableWriter writer;
    private final PostgresRowDigests digests;

    private PostgresStore(Database database, String place, Limits limits, Function<Reads, ReadColumns> columns) {
        this.database = database;
        this.place = place;
        this.columns = columns;
        clients = new JooqClientRepository(database, limits);
        companies = new JooqCompanyRepository(database, limits);
        services = new JooqServiceRepository(database, limits);
        staff = new JooqStaffRepository(database, limits);
        schedules = new JooqStaffScheduleRepository(database, limits);
        dialogs = new JooqDialogContextRepository(database, limits);
        twinRows = new PostgresTwinRows(database);
        reader = new PostgresTableReader(database, place, columns.apply(database));
        writer = new PostgresTableWriter(database, place);
        digests = new PostgresRowDigests(database, columns.apply(database));
    }

    /** Makes the pool; connects when first asked, so that a store that is down can be opened. */
    public static PostgresStore open(Settings settings) {
        return new PostgresStore(
                Database.of(settings),
                "PostgreSQL at " + address(settings),
                settings.limits(),
                reads -> ReadColumns.OF_SCHEMA);
    }

    /**
     * The database of a Supabase project, which is only read: every column that it has, and every row, since one that
     * row-level security would hide is an error.
     */
    public static PostgresStore openSource(Settings settings) {
        var database = Database.ofEveryRow(settings);
        return new PostgresStore(
                database, "the source's database at " + address(settings), settings.limits(), ReadColumns::ofDatabase);
    }

    private static String address(Settings settings) {
        return Masked.address(settings.jdbcUrl().replaceFirst("^jdbc:postgresql://", ""));
    }

    /**
     * Uses the caller's own source of connections to PostgreSQL, which stays open when this store is closed. Every call is a
     * transaction of its own there, since nothing is known of the sessions' settings.
     */
    public static PostgresStore open(DataSource connections, Limits limits) {
        return new PostgresStore(
                Database.of(connections, limits), "PostgreSQL", limits, reads -> ReadColumns.OF_SCHEMA);
    }

    /**
     * Has the pool measure itself; a caller's own source of connections is the caller's to measure.
     *
     * @param meters a registry of Micrometer, which this module does not need otherwise
     */
    public void measurePool(Object meters) {
        database.measurePool(meters);
    }

    /** How the pool is used now; nothing with the caller's own source of connections. */
    public Optional<PoolUse> poolUse() {
        return database.poolUse();
    }

    @Override
    public Backend backend() {
        return Backend.POSTGRES;
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

    @Override
    public TwinRows twinRows() {
        return twinRows;
    }

    /** Whole tables, read from this store. */
    public TableReader tableReader() {
        return reader;
    }

    /** Whole tables as they are now, for as long as the snapshot is open; it needs a session of its own. */
    public TableSnapshot snapshot() {
        return snapshot(1, line -> {});
    }

    /**
     * The same, read over several connections at once.
     *
     * @param connections the most of them
     * @param notes is told once when the server gives fewer
     */
    public TableSnapshot snapshot(int connections, Consumer<String> notes) {
        var allowed = new Allowed(connections, line -> notes.accept(place + ": " + line));
        return new PostgresSnapshot(
                database, allowed, reads -> new PostgresTableReader(reads, place, columns.apply(reads)));
    }

    /** Its tables as its catalogue has them now. */
    public MovableTables movable() {
        return writer.movable();
    }

    /** The names of a table's columns; of this version's schema, or of the database, as this store was opened. */
    public Collection<String> columns(Table table) {
        return columns.apply(database).names(table);
    }

    /** Digests of rows, computed in this store. */
    public RowDigests rowDigests() {
        return digests;
    }

    /** Sums of them. */
    public DigestSums digestSums() {
        return digests;
    }

    /** Every table of the schema that this version was built for, parents first; asks no database. */
    public static List<Table> schemaTables() {
        return SchemaTables.tables();
    }

    /** Whole tables, loaded into this store. */
    public TableWriter tableWriter() {
        return writer;
    }

    /**
     * Checks the constraints of the schema by the rows that are there; it reads every table whole.
     *
     * @throws StoreException when it cannot be asked
     */
    public ConstraintReport constraints() {
        return ConstraintCheck.of(database);
    }

    /** What the server and the catalogue tell of themselves before a move. */
    public TargetInspection inspection() {
        return new PostgresInspection(database, place);
    }

    /** The same of a database that is only read. */
    public SourceInspection sourceInspection() {
        return new PostgresSourceInspection(database, place);
    }

    /** Copies of tables in a schema of their own; nothing is made before it is opened. */
    public ScratchTables scratch() {
        return new PostgresScratch(database, place);
    }

    /** What a source does for logical replication; of a store with connections of its own. */
    public ReplicationSource replicationSource() {
        return new PostgresReplicationSource(
                database, place, reads -> new PostgresTableReader(reads, place, columns.apply(reads)));
    }

    /** What a target does for logical replication. */
    public ReplicationTarget replicationTarget() {
        return new PostgresReplicationTarget(database, place);
    }

    /** Connects anew and runs one statement: it works also when every connection of the pool is busy. */
    @Override
    public Health health() {
        long start = System.nanoTime();
        try (var connection = database.probe()) {
            var notes = SessionSource.isPooled(connection) ? List.of(POOLED) : List.<String>of();
            return health(start, null, notes);
        } catch (SQLException e) {
            return health(start, SqlErrors.notConnected(e).getMessage(), List.of());
        }
    }

    private static Health health(long start, @Nullable String problem, List<String> notes) {
        return new Health(Backend.POSTGRES, Duration.ofNanos(System.nanoTime() - start), problem, notes);
    }

    /**
     * Connects once, before anything is begun.
     *
     * @throws StoreException saying why the database cannot be used
     */
    public void requireReachable() {
        try {
            database.probe().close();
        } catch (SQLException e) {
            throw SqlErrors.notConnected(e).about(place);
        }
    }

    /**
     * Whether a session stays the same from one transaction to the next, which a pooler in transaction mode does not grant.
     *
     * @throws StoreException when it cannot be asked
     */
    public boolean keepsSessions() {
        return SessionCheck.keepsSessions(database);
    }

    @Override
    public void close() {
        database.close();
    }
}

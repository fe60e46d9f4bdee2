package io.twinstore.application.memory;

import io.twinstore.domain.clients.Booking;
import io.twinstore.domain.clients.BookingColumns;
import io.twinstore.domain.clients.Client;
import io.twinstore.domain.clients.ClientColumns;
import io.twinstore.domain.clients.ClientRepository;
import io.twinstore.domain.companies.Company;
import io.twinstore.domain.companies.CompanyColumns;
import io.twinstore.domain.companies.CompanyRepository;
import io.twinstore.domain.dialogs.DialogContext;
import io.twinstore.domain.dialogs.DialogContextColumns;
import io.twinstore.domain.dialogs.DialogContextRepository;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.query.Limits;
import io.twinstore.domain.query.Listing;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.query.Repository;
import io.twinstore.domain.rows.Batch;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.rows.TableSchema;
import io.twinstore.domain.schedules.StaffSchedule;
import io.twinstore.domain.schedules.StaffScheduleColumns;
import io.twinstore.domain.schedules.StaffScheduleRepository;
import io.twinstore.domain.services.Service;
import io.twinstore.domain.services.ServiceColumns;
import io.twinstore.domain.services.ServiceRepository;
import io.twinstore.domain.staff.StaffMember;
import io.twinstore.domain.staff.StaffMemberColumns;
import io.twinstore.domain.staff.StaffRepository;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.store.Health;
import io.twinstore.domain.twins.ApplyFailure;
import io.twinstore.domain.twins.TwinRows;
import io.twinstore.domain.twins.TwinStore;
import io.twinstore.domain.twins.WrittenTables;
import io.twinstore.domain.values.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A store in memory that tells every request, such as 'POSTGRES writes clients', and fails all of them while it is told to. */
public final class MemoryStore implements TwinStore, TwinRows {
    private final Backend backend;
    private final Consumer<String> told;
    private final Map<String, MemoryTable<?>> tables = new HashMap<>();
    private @Nullable StoreException failure;

    /** An empty store; every request is told before it is done. */
    public MemoryStore(Backend backend, Consumer<String> told) {
        this.backend = backend;
        this.told = told;
        Stream.concat(WrittenTables.SCHEMAS.stream(), Stream.of(BookingColumns.SCHEMA, StaffMemberColumns.SCHEMA))
                .forEach(schema -> tables.put(schema.table(), table(schema)));
    }

    private <A> MemoryTable<A> table(TableSchema<A> schema) {
        return new MemoryTable<>(schema, row -> parentsExist(schema.table(), row));
    }

    private boolean parentsExist(String table, Json.Obj row) {
        return WrittenTables.references(table).stream().allMatch(reference -> parentExists(reference, row));
    }

    private boolean parentExists(WrittenTables.Reference reference, Json.Obj row) {
        var value = row.members().getOrDefault(reference.column(), Json.NULL);
        return value.equals(Json.NULL)
                || any(reference.parent())
                        .keyOf(reference.parentColumn(), value.toString())
                        .isPresent();
    }

    private MemoryTable<?> any(String table) {
        return Objects.requireNonNull(tables.get(table));
    }

    @SuppressWarnings("unchecked") // a table has one aggregate
    private <A> MemoryTable<A> of(TableSchema<A> schema) {
        return (MemoryTable<A>) any(schema.table());
    }

    /** From now on every request fails so; null ends that. */
    public synchronized void fail(@Nullable StoreException with) {
        failure = with;
    }

    private void tell(String what) {
        told.accept(backend + " " + what);
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public synchronized <A> Listing<Row<A>> rows(Query<A> query) {
        tell("reads " + query.schema());
        return of(query.schema()).find(query);
    }

    @Override
    public synchronized <A> List<Row<A>> write(Batch<A> batch) {
        tell("writes " + batch.schema());
        return of(batch.schema()).write(batch);
    }

    @Override
    public synchronized Map<RowKey, Json.Obj> read(List<RowKey> keys) {
        tell("reads again " + keys.get(0).table());
        var found = new TreeMap<RowKey, Json.Obj>();
        keys.forEach(key -> any(key.table()).read(key).ifPresent(row -> found.put(key, row)));
        return found;
    }

    @Override
    public synchronized Optional<RowKey> keyOf(String table, String column, String value) {
        return any(table).keyOf(column, value);
    }

    /** All or none. */
    @Override
    public synchronized Map<RowKey, ApplyFailure> apply(SortedMap<RowKey, Optional<Json.Obj>> rows) {
        var table = any(rows.firstKey().table());
        tell("applies " + rows.firstKey().table());
        var failures = new TreeMap<RowKey, ApplyFailure>();
        rows.forEach((key, row) ->
                failures.put(key, table.takes(row) ? new ApplyFailure.Undone() : new ApplyFailure.MissingParent()));
        if (failures.values().stream().anyMatch(ApplyFailure.MissingParent.class::isInstance)) {
            return failures;
        }
        table.apply(rows);
        return Map.of();
    }

    @Override
    public TwinRows twinRows() {
        return this;
    }

    @Override
    public Backend backend() {
        return backend;
    }

    @Override
    public synchronized Health health() {
        return new Health(backend, Duration.ofNanos(1), failure == null ? null : failure.getMessage());
    }

    @Override
    public void close() {
        // nothing is open
    }

    @Override
    public ClientRepository clients() {
        return new Clients(this);
    }

    @Override
    public CompanyRepository companies() {
        return new Companies(this);
    }

    @Override
    public ServiceRepository services() {
        return new Services(this);
    }

    @Override
    public StaffRepository staff() {
        return new Staff(this);
    }

    @Override
    public StaffScheduleRepository schedules() {
        return new Schedules(this);
    }

    @Override
    public DialogContextRepository dialogs() {
        return new Dialogs(this);
    }

    /** The port of one table. */
    static class Port<A> implements Repository<A> {
        private final MemoryStore store;
        private final TableSchema<A> schema;

        private Port(MemoryStore store, TableSchema<A> schema) {
            this.store = store;
            this.schema = schema;
        }

        @Override
        public TableSchema<A> schema() {
            return schema;
        }

        @Override
        public Limits limits() {
            return Limits.DEFAULT;
        }

        @Override
        public Listing<Row<A>> rows(Query<A> query) {
            return store.rows(query);
        }

        public List<Row<A>> write(Batch<A> batch) {
            return store.write(batch);
        }
    }

    private static final class Clients extends Port<Client> implements ClientRepository {
        private final Repository<Booking> bookings;

        private Clients(MemoryStore store) {
            super(store, ClientColumns.SCHEMA);
            bookings = new Port<>(store, BookingColumns.SCHEMA);
        }

        @Override
        public Repository<Booking> bookings() {
            return bookings;
        }
    }

    private static final class Companies extends Port<Company> implements CompanyRepository {
        private Companies(MemoryStore store) {
            super(store, CompanyColumns.SCHEMA);
        }
    }

    private static final class Services extends Port<Service> implements ServiceRepository {
        private Services(MemoryStore store) {
            super(store, ServiceColumns.SCHEMA);
        }
    }

    private static final class Staff extends Port<StaffMember> implements StaffRepository {
        private Staff(MemoryStore store) {
            super(store, StaffMemberColumns.SCHEMA);
        }
    }

    private static final class Schedules extends Port<StaffSchedule> implements StaffScheduleRepository {
        private Schedules(MemoryStore store) {
            super(store, StaffScheduleColumns.SCHEMA);
        }
    }

    private static final class Dialogs extends Port<DialogContext> implements DialogContextRepository {
        private Dialogs(MemoryStore store) {
            super(store, DialogContextColumns.SCHEMA);
        }
    }
}

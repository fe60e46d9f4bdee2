package io.twinstore.application.routing;

import io.twinstore.application.comparing.Read;
import io.twinstore.application.facade.Envelope.Fallback;
import io.twinstore.application.facade.Operation;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Flags;
import io.twinstore.application.switching.ActiveWrites;
import io.twinstore.application.switching.FlagSource;
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
import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.query.Limits;
import io.twinstore.domain.query.Listing;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.query.Repository;
import io.twinstore.domain.rows.Batch;
import io.twinstore.domain.rows.Row;
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
import io.twinstore.domain.store.Repositories;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One call of the facade on its way to a store. Until it is closed it holds the flags under which it began, the store that
 * answers it, and for a write its place behind the write fence; all its queries and batches go that way.
 */
final class RoutedCall implements Repositories, AutoCloseable {
    private final StoreRouter router;
    private final Operation operation;
    private final @Nullable CallingModule module;
    private final ActiveWrites.@Nullable ActiveWrite pass;
    private final @Nullable StoreException refused;
    private final FlagSource.Held held;
    private @Nullable Backend answering;
    private @Nullable Fallback fallback;
    private @Nullable Read<?> comparable;

    /**
     * Waits at the write fence if the operation writes; takes hold of the flags afterwards, since they may have changed
     * meanwhile.
     */
    RoutedCall(StoreRouter router, Operation operation, @Nullable CallingModule module) {
        this.router = router;
        this.operation = operation;
        this.module = module;
        ActiveWrites.ActiveWrite entered = null;
        StoreException closed = null;
        if (operation.writes()) {
            try {
                entered = router.enter();
            } catch (StoreException e) {
                closed = e;
            }
        }
        pass = entered;
        refused = closed;
        held = router.hold();
    }

    /** The flags under which it began. */
    Flags flags() {
        return held.flags();
    }

    /** The store that answers it, or that was asked last; what asks no query of its own asks the primary if it may. */
    Backend backend() {
        if (answering != null) {
            return answering;
        }
        var primary = flags().primary();
        return operation.writes() || flags().reads(module, primary) ? primary : primary.other();
    }

    /** Why another store answers than the one that should; null when it is the one. */
    @Nullable
    Fallback fallback() {
        return fallback;
    }

    Limits limits() {
        return router.limits();
    }

    /** Asks the store that the flags name, and from the first time on that it is down, the other one if that may stand in. */
    <A> Listing<Row<A>> rows(Query<A> query) {
        comparable = null;
        if (answering == null) {
            answering = router.reader(flags(), module, query);
        }
        try {
            return asked(answering, query);
        } catch (Unavailable e) {
            var other = answering.other();
            if (fallback != null || !router.mayStandIn(other, flags())) {
                throw e;
            }
            fallback = new Fallback(answering, router.keysPending());
            answering = other;
            return asked(other, query);
        }
    }

    private <A> Listing<Row<A>> asked(Backend backend, Query<A> query) {
        var found = router.ask(backend, store -> store.rows(query));
        if (fallback == null) {
            comparable = new Read<>(operation.toString(), module, query, backend, found);
        }
        return found;
    }

    /** Writes to the primary and, if the flags say so, to the other store. */
    <A> List<Row<A>> write(Batch<A> batch) {
        if (refused != null) {
            throw refused;
        }
        var primary = flags().primary();
        Supplier<List<Row<A>>> write = () -> router.ask(primary, store -> store.write(batch));
        return flags().on(Flag.DUAL_WRITE) ? router.dualWrite().write(primary, batch, write) : write.get();
    }

    /** Asks the store's health probe, even while the store is taken for down. */
    Health health() {
        var backend = backend();
        return router.probe(backend, store -> store.health().with(router.notes(backend)));
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

    /** Offers its last query for comparison, then lets go of the flags and the write fence. */
    @Override
    public void close() {
        try (pass;
                held) {
            if (comparable != null && flags().on(Flag.COMPARE_DUAL_RESULTS)) {
                router.comparison().offer(comparable);
            }
        }
    }

    private static final class Clients extends RoutedRepository<Client> implements ClientRepository {
        private final Repository<Booking> bookings;

        private Clients(RoutedCall call) {
            super(call, ClientColumns.SCHEMA);
            bookings = new RoutedRepository<>(call, BookingColumns.SCHEMA);
        }

        @Override
        public Repository<Booking> bookings() {
            return bookings;
        }
    }

    private static final class Companies extends RoutedRepository<Company> implements CompanyRepository {
        private Companies(RoutedCall call) {
            super(call, CompanyColumns.SCHEMA);
        }
    }

    private static final class Services extends RoutedRepository<Service> implements ServiceRepository {
        private Services(RoutedCall call) {
            super(call, ServiceColumns.SCHEMA);
        }
    }

    private static final class Staff extends RoutedRepository<StaffMember> implements StaffRepository {
        private Staff(RoutedCall call) {
            super(call, StaffMemberColumns.SCHEMA);
        }
    }

    private static final class Schedules extends RoutedRepository<StaffSchedule> implements StaffScheduleRepository {
        private Schedules(RoutedCall call) {
            super(call, StaffScheduleColumns.SCHEMA);
        }
    }

    private static final class Dialogs extends RoutedRepository<DialogContext> implements DialogContextRepository {
        private Dialogs(RoutedCall call) {
            super(call, DialogContextColumns.SCHEMA);
        }
    }
}

package memory;

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
import io.twinstore.domain.query.Repository;
import io.twinstore.domain.rows.Column;
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
import io.twinstore.domain.store.Store;
import java.time.Duration;
import java.util.function.Predicate;

/** A store that forgets everything when it is closed. */
public final class MemoryStore implements Store {
    private final Companies companies = new Companies();
    private final Clients clients = new Clients(ofCompany(ClientColumns.COMPANY_ID));
    private final Services services = new Services(ofCompany(ServiceColumns.COMPANY_ID));
    private final Staff staff = new Staff();
    private final Schedules schedules = new Schedules(ofCompany(StaffScheduleColumns.COMPANY_ID));
    private final Dialogs dialogs = new Dialogs(ofCompany(DialogContextColumns.COMPANY_ID));

    private <A> Predicate<Row<A>> ofCompany(Column<A, Long> company) {
        return row ->
                row.get(company) == null || companies.findById(row.get(company)).isPresent();
    }

    private static final class Companies extends MemoryTable<Company> implements CompanyRepository {
        Companies() {
            super(CompanyColumns.SCHEMA, row -> true);
        }
    }

    private static final class Clients extends MemoryTable<Client> implements ClientRepository {
        private final MemoryTable<Booking> bookings = new MemoryTable<>(BookingColumns.SCHEMA, row -> true);

        Clients(Predicate<Row<Client>> parentExists) {
            super(ClientColumns.SCHEMA, parentExists);
        }

        @Override
        public Repository<Booking> bookings() {
            return bookings;
        }
    }

    private static final class Services extends MemoryTable<Service> implements ServiceRepository {
        Services(Predicate<Row<Service>> parentExists) {
            super(ServiceColumns.SCHEMA, parentExists);
        }
    }

    private static final class Staff extends MemoryTable<StaffMember> implements StaffRepository {
        Staff() {
            super(StaffMemberColumns.SCHEMA, row -> true);
        }
    }

    private static final class Schedules extends MemoryTable<StaffSchedule> implements StaffScheduleRepository {
        Schedules(Predicate<Row<StaffSchedule>> parentExists) {
            super(StaffScheduleColumns.SCHEMA, parentExists);
        }
    }

    private static final class Dialogs extends MemoryTable<DialogContext> implements DialogContextRepository {
        Dialogs(Predicate<Row<DialogContext>> parentExists) {
            super(DialogContextColumns.SCHEMA, parentExists);
        }
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
    public Health health() {
        return new Health(backend(), Duration.ofNanos(1), null);
    }

    @Override
    public void close() {
        // nothing is open
    }
}

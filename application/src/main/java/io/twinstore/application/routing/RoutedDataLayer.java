package io.twinstore.application.routing;

import static io.twinstore.application.facade.Operation.*;

import io.twinstore.application.facade.DataLayer;
import io.twinstore.application.facade.Envelope;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.domain.clients.AppointmentOptions;
import io.twinstore.domain.clients.Booking;
import io.twinstore.domain.clients.Client;
import io.twinstore.domain.companies.Company;
import io.twinstore.domain.dialogs.DialogContext;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.schedules.ScheduleOptions;
import io.twinstore.domain.schedules.StaffSchedule;
import io.twinstore.domain.services.Service;
import io.twinstore.domain.staff.StaffMember;
import io.twinstore.domain.store.Health;
import io.twinstore.domain.store.Store;
import io.twinstore.domain.values.Phone;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The data layer over the stores that the flags name. */
public final class RoutedDataLayer implements DataLayer {
    private final Calls calls;
    private final Clock clock;
    private final Stamps stamps;

    /** Over one store; the clock says what 'now' is. */
    public RoutedDataLayer(Store store, Clock clock) {
        this(StoreRouter.of(store), null, clock);
    }

    /** Over the stores that the flags name; the module decides where it reads, null is a caller that names none. */
    public RoutedDataLayer(StoreRouter router, @Nullable CallingModule module, Clock clock) {
        this.clock = clock;
        calls = new Calls(router, module, clock);
        stamps = new Stamps(clock);
    }

    @Override
    public Envelope<DialogContext> getDialogContext(@Nullable String userId) {
        return calls.one(GET_DIALOG_CONTEXT, ports -> ports.dialogs().findByUserId(userId));
    }

    @Override
    public Envelope<DialogContext> upsertDialogContext(Row<DialogContext> context) {
        return calls.upsert(UPSERT_DIALOG_CONTEXT, ports -> ports.dialogs().upsert(stamps.context(context)));
    }

    @Override
    public Envelope<Client> getClientByPhone(@Nullable String phone) {
        return calls.one(GET_CLIENT_BY_PHONE, ports -> ports.clients().findByPhone(Phone.of(phone)));
    }

    @Override
    public Envelope<Client> getClientById(long yclientsId, @Nullable Long companyId) {
        return calls.one(GET_CLIENT_BY_ID, ports -> ports.clients().findById(yclientsId, companyId));
    }

    @Override
    public Envelope<List<Booking>> getClientAppointments(int clientId, AppointmentOptions options) {
        return calls.list(GET_CLIENT_APPOINTMENTS, ports -> ports.clients().findAppointments(clientId, options));
    }

    @Override
    public Envelope<List<Booking>> getUpcomingAppointments(int clientId, long companyId) {
        var now = clock.instant(); // the same for every store that is asked
        return calls.list(GET_UPCOMING_APPOINTMENTS, ports -> ports.clients().findUpcoming(clientId, companyId, now));
    }

    @Override
    public Envelope<List<Client>> searchClientsByName(long companyId, @Nullable String name, @Nullable Integer limit) {
        return calls.list(SEARCH_CLIENTS_BY_NAME, ports -> ports.clients().searchByName(companyId, name, limit));
    }

    @Override
    public Envelope<Client> upsertClient(Row<Client> client) {
        return calls.upsert(
                UPSERT_CLIENT,
                ports -> ports.clients()
                        .upsertAll(stamps.clients(List.of(client)))
                        .get(0));
    }

    @Override
    public Envelope<List<Client>> upsertClients(List<Row<Client>> clients) {
        return calls.upsertAll(UPSERT_CLIENTS, ports -> ports.clients().upsertAll(stamps.clients(clients)));
    }

    @Override
    public Envelope<StaffMember> getStaffById(long yclientsId, long companyId) {
        return calls.one(GET_STAFF_BY_ID, ports -> ports.staff().findById(yclientsId, companyId));
    }

    @Override
    public Envelope<List<StaffMember>> getStaff(long companyId, boolean includeInactive) {
        return calls.list(GET_STAFF, ports -> ports.staff().findAll(companyId, includeInactive));
    }

    @Override
    public Envelope<List<StaffSchedule>> getStaffSchedules(long companyId, ScheduleOptions options) {
        return calls.list(GET_STAFF_SCHEDULES, ports -> ports.schedules().findSchedules(companyId, options));
    }

    @Override
    public Envelope<StaffSchedule> getStaffSchedule(long staffId, LocalDate date) {
        return calls.one(GET_STAFF_SCHEDULE, ports -> ports.schedules().findSchedule(staffId, date));
    }

    @Override
    public Envelope<List<StaffSchedule>> upsertStaffSchedules(List<Row<StaffSchedule>> schedules) {
        return calls.upsertAll(
                UPSERT_STAFF_SCHEDULES, ports -> ports.schedules().upsertAll(stamps.schedules(schedules)));
    }

    @Override
    public Envelope<List<Service>> getServices(long companyId, boolean includeInactive) {
        return calls.list(GET_SERVICES, ports -> ports.services().findAll(companyId, includeInactive));
    }

    @Override
    public Envelope<Service> getServiceById(long yclientsId, @Nullable Long companyId) {
        return calls.one(GET_SERVICE_BY_ID, ports -> ports.services().findById(yclientsId, companyId));
    }

    @Override
    public Envelope<List<Service>> getServicesByCategory(long companyId, long categoryId) {
        return calls.list(GET_SERVICES_BY_CATEGORY, ports -> ports.services().findByCategory(companyId, categoryId));
    }

    @Override
    public Envelope<List<Service>> upsertServices(List<Row<Service>> services) {
        return calls.upsertAll(UPSERT_SERVICES, ports -> ports.services().upsertAll(stamps.services(services)));
    }

    @Override
    public Envelope<Company> getCompany(long companyId) {
        return calls.one(GET_COMPANY, ports -> ports.companies().findById(companyId));
    }

    @Override
    public Envelope<Company> upsertCompany(Row<Company> company) {
        return calls.upsert(UPSERT_COMPANY, ports -> ports.companies().upsert(stamps.company(company)));
    }

    @Override
    public Envelope<Health> healthCheck() {
        return calls.health(HEALTH_CHECK);
    }
}

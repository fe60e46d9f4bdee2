package io.twinstore.application.facade;

import static io.twinstore.application.facade.Operation.*;

import io.twinstore.application.switching.CallingModule;
import io.twinstore.application.switching.Switchboard;
import io.twinstore.domain.clients.AppointmentOptions;
import io.twinstore.domain.clients.Booking;
import io.twinstore.domain.clients.Client;
import io.twinstore.domain.companies.Company;
import io.twinstore.domain.dialogs.DialogContext;
import io.twinstore.domain.rows.Fields;
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

/**
 * The salon's data: the 21 operations of the contract, each answered in an {@link Envelope}, never by an exception.
 *
 * <p>Ids are those that YCLIENTS gave unless said otherwise. An upsert writes the fields that it is given, and stamps when.
 */
public final class DataLayer {
    private final Switchboard switchboard;
    private final Calls calls;
    private final Clock clock;
    private final Stamps stamps;

    /** Over one store; the clock says what 'now' is. */
    public DataLayer(Store store, Clock clock) {
        this(Switchboard.of(store), null, clock);
    }

    /** Over the stores that the flags name; the module decides where it reads, null is a caller that names none. */
    public DataLayer(Switchboard switchboard, @Nullable CallingModule module, Clock clock) {
        this.switchboard = switchboard;
        this.clock = clock;
        calls = new Calls(switchboard, module, clock);
        stamps = new Stamps(clock);
    }

    /** 1: the context of a messenger's user. */
    public Envelope<DialogContext> getDialogContext(@Nullable String userId) {
        return calls.read(
                GET_DIALOG_CONTEXT, store -> Reply.oneOrNone(store.dialogs().findByUserId(userId)));
    }

    /** 2: stores a context; stamps last_activity and updated_at. */
    public Envelope<DialogContext> upsertDialogContext(Fields<DialogContext> context) {
        return calls.write(
                UPSERT_DIALOG_CONTEXT, Store::dialogs, () -> List.of(stamps.context(context)), Reply::single);
    }

    /** 3: the client with this number, given and stored in any form. */
    public Envelope<Client> getClientByPhone(@Nullable String phone) {
        return calls.read(
                GET_CLIENT_BY_PHONE, store -> Reply.oneOrNone(store.clients().findByPhone(Phone.of(phone))));
    }

    /** 4: a client; without a company the one that visited last. */
    public Envelope<Client> getClientById(long yclientsId, @Nullable Long companyId) {
        return calls.read(
                GET_CLIENT_BY_ID, store -> Reply.oneOrNone(store.clients().findById(yclientsId, companyId)));
    }

    /** 5: the bookings of the client with this {@code clients.id}. */
    public Envelope<List<Booking>> getClientAppointments(int clientId, AppointmentOptions options) {
        return calls.read(
                GET_CLIENT_APPOINTMENTS, store -> Reply.list(store.clients().findAppointments(clientId, options)));
    }

    /** 6: the next bookings, not cancelled, of the client with this {@code clients.id}; at most 10. */
    public Envelope<List<Booking>> getUpcomingAppointments(int clientId, long companyId) {
        var now = clock.instant(); // the same for every store that is asked
        return calls.read(
                GET_UPCOMING_APPOINTMENTS, store -> Reply.list(store.clients().findUpcoming(clientId, companyId, now)));
    }

    /** 7: the company's clients whose name contains the text, whatever the case. */
    public Envelope<List<Client>> searchClientsByName(long companyId, @Nullable String name, @Nullable Integer limit) {
        return calls.read(
                SEARCH_CLIENTS_BY_NAME, store -> Reply.list(store.clients().searchByName(companyId, name, limit)));
    }

    /** 8: stores a client; the phone is stored in its canonical form. */
    public Envelope<Client> upsertClient(Fields<Client> client) {
        return calls.write(UPSERT_CLIENT, Store::clients, () -> stamps.clients(List.of(client)), Reply::single);
    }

    /** 9: stores 1 to 500 clients, all or none. */
    public Envelope<List<Client>> upsertClients(List<Fields<Client>> clients) {
        return calls.write(UPSERT_CLIENTS, Store::clients, () -> stamps.clients(clients), Reply::batch);
    }

    /** 10: a member of staff. */
    public Envelope<StaffMember> getStaffById(long yclientsId, long companyId) {
        return calls.read(
                GET_STAFF_BY_ID, store -> Reply.oneOrNone(store.staff().findById(yclientsId, companyId)));
    }

    /** 11: the company's staff, by name. */
    public Envelope<List<StaffMember>> getStaff(long companyId, boolean includeInactive) {
        return calls.read(GET_STAFF, store -> Reply.list(store.staff().findAll(companyId, includeInactive)));
    }

    /** 12: the company's schedules, by date and name. */
    public Envelope<List<StaffSchedule>> getStaffSchedules(long companyId, ScheduleOptions options) {
        return calls.read(
                GET_STAFF_SCHEDULES, store -> Reply.list(store.schedules().findSchedules(companyId, options)));
    }

    /** 13: the schedule of one member of staff on one date. */
    public Envelope<StaffSchedule> getStaffSchedule(long staffId, LocalDate date) {
        return calls.read(
                GET_STAFF_SCHEDULE, store -> Reply.oneOrNone(store.schedules().findSchedule(staffId, date)));
    }

    /** 14: stores 1 to 500 schedules, all or none; stamps last_updated. */
    public Envelope<List<StaffSchedule>> upsertStaffSchedules(List<Fields<StaffSchedule>> schedules) {
        return calls.write(UPSERT_STAFF_SCHEDULES, Store::schedules, () -> stamps.schedules(schedules), Reply::batch);
    }

    /** 15: the company's services, the heaviest first. */
    public Envelope<List<Service>> getServices(long companyId, boolean includeInactive) {
        return calls.read(GET_SERVICES, store -> Reply.list(store.services().findAll(companyId, includeInactive)));
    }

    /** 16: a service; without a company the one with the lowest id. */
    public Envelope<Service> getServiceById(long yclientsId, @Nullable Long companyId) {
        return calls.read(
                GET_SERVICE_BY_ID, store -> Reply.oneOrNone(store.services().findById(yclientsId, companyId)));
    }

    /** 17: the company's active services of a category. */
    public Envelope<List<Service>> getServicesByCategory(long companyId, long categoryId) {
        return calls.read(
                GET_SERVICES_BY_CATEGORY, store -> Reply.list(store.services().findByCategory(companyId, categoryId)));
    }

    /** 18: stores 1 to 500 services, all or none; stamps updated_at and last_sync_at. */
    public Envelope<List<Service>> upsertServices(List<Fields<Service>> services) {
        return calls.write(UPSERT_SERVICES, Store::services, () -> stamps.services(services), Reply::batch);
    }

    /** 19: a company. */
    public Envelope<Company> getCompany(long companyId) {
        return calls.read(
                GET_COMPANY, store -> Reply.oneOrNone(store.companies().findById(companyId)));
    }

    /** 20: stores a company. */
    public Envelope<Company> upsertCompany(Fields<Company> company) {
        return calls.write(UPSERT_COMPANY, Store::companies, () -> List.of(stamps.company(company)), Reply::single);
    }

    /** 21: whether the store answers; a success also when it does not, since that is the answer. */
    public Envelope<Health> healthCheck() {
        return calls.read(HEALTH_CHECK, store -> Reply.one(store.health().with(switchboard.notes(store.backend()))));
    }
}

package io.twinstore.application.facade;

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
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The salon's data: the 21 operations of the contract, each answered in an {@link Envelope}, never by an exception.
 *
 * <p>Ids are those that YCLIENTS gave unless said otherwise. An upsert writes the fields that it is given, and stamps when.
 */
public interface DataLayer {

    /** 1: the context of a messenger's user. */
    Envelope<DialogContext> getDialogContext(@Nullable String userId);

    /** 2: stores a context; stamps last_activity and updated_at. */
    Envelope<DialogContext> upsertDialogContext(Row<DialogContext> context);

    /** 3: the client with this number, given and stored in any form. */
    Envelope<Client> getClientByPhone(@Nullable String phone);

    /** 4: a client; without a company the one that visited last. */
    Envelope<Client> getClientById(long yclientsId, @Nullable Long companyId);

    /** 5: the bookings of the client with this {@code clients.id}. */
    Envelope<List<Booking>> getClientAppointments(int clientId, AppointmentOptions options);

    /** 6: the next bookings, not cancelled, of the client with this {@code clients.id}; at most 10. */
    Envelope<List<Booking>> getUpcomingAppointments(int clientId, long companyId);

    /** 7: the company's clients whose name contains the text, whatever the case. */
    Envelope<List<Client>> searchClientsByName(long companyId, @Nullable String name, @Nullable Integer limit);

    /** 8: stores a client; the phone is stored in its canonical form. */
    Envelope<Client> upsertClient(Row<Client> client);

    /** 9: stores 1 to 500 clients, all or none. */
    Envelope<List<Client>> upsertClients(List<Row<Client>> clients);

    /** 10: a member of staff. */
    Envelope<StaffMember> getStaffById(long yclientsId, long companyId);

    /** 11: the company's staff, by name. */
    Envelope<List<StaffMember>> getStaff(long companyId, boolean includeInactive);

    /** 12: the company's schedules, by date and name. */
    Envelope<List<StaffSchedule>> getStaffSchedules(long companyId, ScheduleOptions options);

    /** 13: the schedule of one member of staff on one date. */
    Envelope<StaffSchedule> getStaffSchedule(long staffId, LocalDate date);

    /** 14: stores 1 to 500 schedules, all or none; stamps last_updated. */
    Envelope<List<StaffSchedule>> upsertStaffSchedules(List<Row<StaffSchedule>> schedules);

    /** 15: the company's services, the heaviest first. */
    Envelope<List<Service>> getServices(long companyId, boolean includeInactive);

    /** 16: a service; without a company the one with the lowest id. */
    Envelope<Service> getServiceById(long yclientsId, @Nullable Long companyId);

    /** 17: the company's active services of a category. */
    Envelope<List<Service>> getServicesByCategory(long companyId, long categoryId);

    /** 18: stores 1 to 500 services, all or none; stamps updated_at and last_sync_at. */
    Envelope<List<Service>> upsertServices(List<Row<Service>> services);

    /** 19: a company. */
    Envelope<Company> getCompany(long companyId);

    /** 20: stores a company. */
    Envelope<Company> upsertCompany(Row<Company> company);

    /** 21: whether the store answers; a success also when it does not, since that is the answer. */
    Envelope<Health> healthCheck();
}

package io.twinstore.bootstrap.contract;

import io.twinstore.application.facade.DataLayer;
import io.twinstore.application.facade.Envelope;
import io.twinstore.domain.clients.AppointmentOptions;
import io.twinstore.domain.contract.Rows;
import io.twinstore.domain.schedules.ScheduleOptions;
import java.util.List;

/** A call of each of the 21 operations, in the contract's order. */
final class Calls {

    /** One call of the facade. */
    interface Call {
        Envelope<?> ask(DataLayer data);
    }

    private Calls() {}

    /** Calls that are right, about a company that need not be there. */
    static List<Call> plain(long company) {
        return List.of(
                data -> data.getDialogContext("user"),
                data -> data.upsertDialogContext(Rows.context(company).build()),
                data -> data.getClientByPhone("79990000000"),
                data -> data.getClientById(1, null),
                data -> data.getClientAppointments(1, AppointmentOptions.DEFAULT),
                data -> data.getUpcomingAppointments(1, company),
                data -> data.searchClientsByName(company, "Анна", null),
                data -> data.upsertClient(Rows.client(company).build()),
                data -> data.upsertClients(List.of(Rows.client(company).build())),
                data -> data.getStaffById(1, company),
                data -> data.getStaff(company, true),
                data -> data.getStaffSchedules(company, ScheduleOptions.DEFAULT),
                data -> data.getStaffSchedule(1, Rows.DAY),
                data -> data.upsertStaffSchedules(List.of(Rows.schedule(company).build())),
                data -> data.getServices(company, true),
                data -> data.getServiceById(1, company),
                data -> data.getServicesByCategory(company, 1),
                data -> data.upsertServices(List.of(Rows.service(company).build())),
                data -> data.getCompany(company),
                data -> data.upsertCompany(Rows.company(company).build()),
                DataLayer::healthCheck);
    }
}

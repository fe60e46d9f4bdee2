package io.twinstore.domain.store;

import io.twinstore.domain.clients.ClientRepository;
import io.twinstore.domain.companies.CompanyRepository;
import io.twinstore.domain.dialogs.DialogContextRepository;
import io.twinstore.domain.schedules.StaffScheduleRepository;
import io.twinstore.domain.services.ServiceRepository;
import io.twinstore.domain.staff.StaffRepository;

/** The ports of the six aggregates. */
public interface Repositories {

    /** Clients and their bookings. */
    ClientRepository clients();

    /** Companies. */
    CompanyRepository companies();

    /** Services. */
    ServiceRepository services();

    /** Staff. */
    StaffRepository staff();

    /** Staff schedules. */
    StaffScheduleRepository schedules();

    /** Dialog contexts. */
    DialogContextRepository dialogs();
}

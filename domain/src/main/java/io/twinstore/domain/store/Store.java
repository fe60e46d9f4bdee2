package io.twinstore.domain.store;

import io.twinstore.domain.clients.ClientRepository;
import io.twinstore.domain.companies.CompanyRepository;
import io.twinstore.domain.dialogs.DialogContextRepository;
import io.twinstore.domain.schedules.StaffScheduleRepository;
import io.twinstore.domain.services.ServiceRepository;
import io.twinstore.domain.staff.StaffRepository;
import io.twinstore.domain.twins.TwinRows;

/** One of the two interchangeable stores: the ports of the six aggregates, and its health probe. */
public interface Store extends AutoCloseable {

    /** Which store it is. */
    Backend backend();

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

    /** Its rows, to be kept equal with the other store's. */
    TwinRows twinRows();

    /** Whether the store answers, within the limit for health checks; never throws. */
    Health health();

    @Override
    void close();
}

package io.twinstore.application.benchmark;

import io.twinstore.domain.clients.Booking;
import io.twinstore.domain.clients.BookingColumns;
import io.twinstore.domain.clients.Client;
import io.twinstore.domain.clients.ClientColumns;
import io.twinstore.domain.companies.Company;
import io.twinstore.domain.companies.CompanyColumns;
import io.twinstore.domain.query.Condition;
import io.twinstore.domain.query.Order;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.schedules.ScheduleOptions;
import io.twinstore.domain.schedules.StaffSchedule;
import io.twinstore.domain.schedules.StaffScheduleColumns;
import io.twinstore.domain.store.Store;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** Chooses the rows that the questions are about: those that a store holds of one company. */
public final class Questions {
    private static final int SUBJECTS = 100;

    private final Store store;
    private final long companyId;

    /**
     * About this company, else about the only one of the store.
     *
     * @throws IllegalStateException saying what to do, when the store holds none or several, and none was named
     */
    public Questions(Store store, OptionalLong companyId) {
        this.store = store;
        this.companyId = companyId.orElseGet(() -> onlyCompany(store));
    }

    private static long onlyCompany(Store store) {
        var companies =
                store.companies().find(Query.of(CompanyColumns.SCHEMA).limit(2)).rows();
        if (companies.size() != 1) {
            throw new IllegalStateException(
                    companies.isEmpty()
                            ? store.backend() + " holds no company to ask for; move the data first"
                            : store.backend() + " holds several companies; name one by --company");
        }
        return companies.stream().map(Company::companyId).findFirst().orElseThrow();
    }

    /** The YCLIENTS id of the company that is asked for. */
    public long companyId() {
        return companyId;
    }

    /**
     * The five reads of the plan: a company, a client by phone, the services, the schedules of a day and a client's next
     * bookings.
     *
     * @throws IllegalStateException saying what to do, when the store holds no client of the company
     */
    public List<Question> ofThePlan() {
        var clients = clients();
        var phones = clients.stream().map(Client::phone).toList();
        var ids = clientsWithBookings();
        var asked = ids.isEmpty() ? clients.stream().map(Client::id).toList() : ids;
        var day = day();
        return List.of(
                (salon, number) -> salon.getCompany(companyId),
                (salon, number) -> salon.getClientByPhone(phones.get(number % phones.size())),
                (salon, number) -> salon.getServices(companyId, false),
                (salon, number) -> salon.getStaffSchedules(companyId, day),
                (salon, number) -> salon.getUpcomingAppointments(asked.get(number % asked.size()), companyId));
    }

    private List<Client> clients() {
        var clients = store.clients()
                .find(Query.of(ClientColumns.SCHEMA)
                        .where(Condition.eq(ClientColumns.COMPANY_ID, companyId))
                        .where(Condition.isNotNull(ClientColumns.PHONE))
                        .orderBy(Order.asc(ClientColumns.ID))
                        .limit(SUBJECTS))
                .rows();
        if (clients.isEmpty()) {
            throw new IllegalStateException(store.backend() + " holds no client of the company " + companyId
                    + " to ask for; move the data first, or name another company by --company");
        }
        return clients;
    }

    private List<Integer> clientsWithBookings() {
        return store
                .clients()
                .bookings()
                .find(Query.of(BookingColumns.SCHEMA)
                        .where(Condition.eq(BookingColumns.COMPANY_ID, companyId))
                        .where(Condition.isNotNull(BookingColumns.CLIENT_ID))
                        .orderBy(Order.desc(BookingColumns.DATETIME))
                        .limit(SUBJECTS))
                .rows()
                .stream()
                .map(Booking::clientId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private ScheduleOptions day() {
        Optional<StaffSchedule> last = store.schedules()
                .first(Query.of(StaffScheduleColumns.SCHEMA)
                        .where(Condition.eq(StaffScheduleColumns.COMPANY_ID, companyId))
                        .orderBy(Order.desc(StaffScheduleColumns.DATE)));
        return last.map(StaffSchedule::date)
                .map(date -> ScheduleOptions.DEFAULT.dateFrom(date).dateTo(date))
                .orElse(ScheduleOptions.DEFAULT);
    }
}

package io.twinstore.domain.contract;

import io.twinstore.domain.clients.Client;
import io.twinstore.domain.clients.ClientColumns;
import io.twinstore.domain.companies.Company;
import io.twinstore.domain.companies.CompanyColumns;
import io.twinstore.domain.dialogs.DialogContext;
import io.twinstore.domain.dialogs.DialogContextColumns;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.schedules.StaffSchedule;
import io.twinstore.domain.schedules.StaffScheduleColumns;
import io.twinstore.domain.services.Service;
import io.twinstore.domain.services.ServiceColumns;
import java.time.LocalDate;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Rows with no more than an upsert must assign, each with a key of its own. */
public final class Rows {
    public static final LocalDate DAY = LocalDate.of(2026, 3, 14);

    /** Starts anywhere, so that two runs against one endpoint do not meet. */
    private static final AtomicLong IDS =
            new AtomicLong(1_000_000_000L + ThreadLocalRandom.current().nextInt(1_000_000_000));

    private Rows() {}

    /** An id that no other row has; it also fits an int. */
    public static long id() {
        return IDS.incrementAndGet();
    }

    /** A canonical phone number that no other row has. */
    public static String phone() {
        return "79" + String.format("%09d", id() % 1_000_000_000);
    }

    public static Row.Builder<Company> company(long companyId) {
        return Row.builder(CompanyColumns.SCHEMA)
                .set(CompanyColumns.COMPANY_ID, companyId)
                .set(CompanyColumns.TITLE, "Салон");
    }

    public static Row.Builder<Client> client(long company) {
        return Row.builder(ClientColumns.SCHEMA)
                .set(ClientColumns.YCLIENTS_ID, id())
                .set(ClientColumns.COMPANY_ID, company)
                .set(ClientColumns.NAME, "Анна")
                .set(ClientColumns.PHONE, phone());
    }

    public static Row.Builder<Service> service(long company) {
        return Row.builder(ServiceColumns.SCHEMA)
                .set(ServiceColumns.YCLIENTS_ID, id())
                .set(ServiceColumns.COMPANY_ID, company)
                .set(ServiceColumns.TITLE, "Стрижка");
    }

    public static Row.Builder<StaffSchedule> schedule(long company) {
        return Row.builder(StaffScheduleColumns.SCHEMA)
                .set(StaffScheduleColumns.STAFF_ID, id())
                .set(StaffScheduleColumns.COMPANY_ID, company)
                .set(StaffScheduleColumns.DATE, DAY)
                .set(StaffScheduleColumns.STAFF_NAME, "Мария");
    }

    /** Of the company, by which it is removed again. */
    public static Row.Builder<DialogContext> context(long company) {
        return Row.builder(DialogContextColumns.SCHEMA)
                .set(DialogContextColumns.USER_ID, "user-" + id())
                .set(DialogContextColumns.COMPANY_ID, company);
    }
}

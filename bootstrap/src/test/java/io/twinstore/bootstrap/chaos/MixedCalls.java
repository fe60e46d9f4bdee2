package io.twinstore.bootstrap.chaos;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.facade.DataLayer;
import io.twinstore.application.facade.Envelope;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.bootstrap.state.TwoStores;
import io.twinstore.domain.clients.AppointmentOptions;
import io.twinstore.domain.clients.Client;
import io.twinstore.domain.clients.ClientColumns;
import io.twinstore.domain.dialogs.DialogContext;
import io.twinstore.domain.dialogs.DialogContextColumns;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.schedules.ScheduleOptions;
import io.twinstore.domain.schedules.StaffSchedule;
import io.twinstore.domain.schedules.StaffScheduleColumns;
import io.twinstore.domain.services.Service;
import io.twinstore.domain.services.ServiceColumns;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** Right calls of all 21 operations in a random order, over a few rows that are written again and again. */
final class MixedCalls {
    static final long COMPANY = 962_302;

    private static final int KEYS = 50;
    private static final int OPERATIONS = 21;
    private static final LocalDate DAY = LocalDate.of(2026, 3, 14);

    private final DataLayer data;
    private final Random random;

    MixedCalls(DataLayer data, Random random) {
        this.data = data;
        this.random = random;
    }

    /** Stores the company that all other rows refer to, by a process with these settings. */
    static void begin(TwoStores stores, String... settings) {
        try (var twinstore = stores.open(settings)) {
            var answer = twinstore.dataLayer(CallingModule.API).upsertCompany(TwoStores.company(COMPANY, "Salon"));
            assertTrue(answer.success(), () -> String.valueOf(answer.error()));
            await().untilAsserted(stores::assertReconciled);
        }
    }

    /** The next call. */
    Envelope<?> next() {
        int operation = random.nextInt(OPERATIONS);
        return switch (operation) {
            case 0 -> data.upsertDialogContext(context());
            case 1 -> data.upsertClient(client(id(), word()));
            case 2 -> data.upsertClients(clients());
            case 3 -> data.upsertStaffSchedules(List.of(schedule()));
            case 4 -> data.upsertServices(List.of(service()));
            case 5 -> data.upsertCompany(TwoStores.company(COMPANY, word()));
            case 6 -> data.healthCheck();
            default -> read(operation);
        };
    }

    private Envelope<?> read(int operation) {
        return switch (operation) {
            case 7 -> data.getDialogContext("user-" + id());
            case 8 -> data.getClientByPhone(phone(id()));
            case 9 -> data.getClientById(id(), COMPANY);
            case 10 -> data.getClientAppointments((int) id(), AppointmentOptions.DEFAULT);
            case 11 -> data.getUpcomingAppointments((int) id(), COMPANY);
            case 12 -> data.searchClientsByName(COMPANY, "Анна", null);
            case 13 -> data.getStaffById(id(), COMPANY);
            case 14 -> data.getStaff(COMPANY, true);
            case 15 -> data.getStaffSchedules(COMPANY, ScheduleOptions.DEFAULT);
            case 16 -> data.getStaffSchedule(id(), DAY);
            case 17 -> data.getServices(COMPANY, true);
            case 18 -> data.getServiceById(id(), COMPANY);
            case 19 -> data.getServicesByCategory(COMPANY, 1);
            default -> data.getCompany(COMPANY);
        };
    }

    private long id() {
        return 1L + random.nextInt(KEYS);
    }

    private String word() {
        return "Анна " + random.nextInt();
    }

    private static String phone(long id) {
        return "7999" + (1_000_000 + id);
    }

    static Row<Client> client(long id, String name) {
        return Row.builder(ClientColumns.SCHEMA)
                .set(ClientColumns.YCLIENTS_ID, id)
                .set(ClientColumns.COMPANY_ID, COMPANY)
                .set(ClientColumns.NAME, name)
                .set(ClientColumns.PHONE, phone(id))
                .build();
    }

    /** Several at once, in any order, as two programs that write the same clients would. */
    private List<Row<Client>> clients() {
        return random.longs(5, 1, KEYS + 1)
                .distinct()
                .mapToObj(id -> client(id, word()))
                .toList();
    }

    private Row<DialogContext> context() {
        return Row.builder(DialogContextColumns.SCHEMA)
                .set(DialogContextColumns.USER_ID, "user-" + id())
                .set(DialogContextColumns.COMPANY_ID, COMPANY)
                .build();
    }

    private Row<StaffSchedule> schedule() {
        return Row.builder(StaffScheduleColumns.SCHEMA)
                .set(StaffScheduleColumns.STAFF_ID, id())
                .set(StaffScheduleColumns.COMPANY_ID, COMPANY)
                .set(StaffScheduleColumns.DATE, DAY)
                .set(StaffScheduleColumns.STAFF_NAME, word())
                .build();
    }

    private Row<Service> service() {
        return Row.builder(ServiceColumns.SCHEMA)
                .set(ServiceColumns.YCLIENTS_ID, id())
                .set(ServiceColumns.COMPANY_ID, COMPANY)
                .set(ServiceColumns.TITLE, word())
                .build();
    }
}

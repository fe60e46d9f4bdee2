package io.twinstore.application.facade;

import io.twinstore.domain.clients.BookingColumns;
import io.twinstore.domain.clients.ClientColumns;
import io.twinstore.domain.companies.CompanyColumns;
import io.twinstore.domain.dialogs.DialogContextColumns;
import io.twinstore.domain.rows.Shape;
import io.twinstore.domain.schedules.StaffScheduleColumns;
import io.twinstore.domain.services.ServiceColumns;
import io.twinstore.domain.staff.StaffMemberColumns;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The 21 operations, by the names of the contract. */
@SuppressWarnings("ImmutableEnumChecker") // a Shape never changes, though its type does not say so
public enum Operation {
    GET_DIALOG_CONTEXT("getDialogContext", DialogContextColumns.SHAPE),
    UPSERT_DIALOG_CONTEXT("upsertDialogContext", DialogContextColumns.SHAPE),
    GET_CLIENT_BY_PHONE("getClientByPhone", ClientColumns.SHAPE),
    GET_CLIENT_BY_ID("getClientById", ClientColumns.SHAPE),
    GET_CLIENT_APPOINTMENTS("getClientAppointments", BookingColumns.SHAPE),
    GET_UPCOMING_APPOINTMENTS("getUpcomingAppointments", BookingColumns.SHAPE),
    SEARCH_CLIENTS_BY_NAME("searchClientsByName", ClientColumns.SHAPE),
    UPSERT_CLIENT("upsertClient", ClientColumns.SHAPE),
    UPSERT_CLIENTS("upsertClients", ClientColumns.SHAPE),
    GET_STAFF_BY_ID("getStaffById", StaffMemberColumns.SHAPE),
    GET_STAFF("getStaff", StaffMemberColumns.SHAPE),
    GET_STAFF_SCHEDULES("getStaffSchedules", StaffScheduleColumns.SHAPE),
    GET_STAFF_SCHEDULE("getStaffSchedule", StaffScheduleColumns.SHAPE),
    UPSERT_STAFF_SCHEDULES("upsertStaffSchedules", StaffScheduleColumns.SHAPE),
    GET_SERVICES("getServices", ServiceColumns.SHAPE),
    GET_SERVICE_BY_ID("getServiceById", ServiceColumns.SHAPE),
    GET_SERVICES_BY_CATEGORY("getServicesByCategory", ServiceColumns.SHAPE),
    UPSERT_SERVICES("upsertServices", ServiceColumns.SHAPE),
    GET_COMPANY("getCompany", CompanyColumns.SHAPE),
    UPSERT_COMPANY("upsertCompany", CompanyColumns.SHAPE),
    HEALTH_CHECK("healthCheck", null);

    private static final Set<Operation> BY_TEXT =
            EnumSet.of(GET_STAFF, GET_STAFF_SCHEDULES, GET_SERVICES, GET_SERVICES_BY_CATEGORY);

    private final String contractName;
    private final @Nullable Shape<?> shape;

    Operation(String contractName, @Nullable Shape<?> shape) {
        this.contractName = contractName;
        this.shape = shape;
    }

    /** The rows that it is about; null for the health check. */
    public @Nullable Shape<?> shape() {
        return shape;
    }

    /** The table that it is about; null for the health check. */
    @Nullable
    String table() {
        return shape == null ? null : shape.table();
    }

    /** Whether its list is ordered by text, so that what a limit leaves of it may depend on a server's collation. */
    public boolean ordersByText() {
        return BY_TEXT.contains(this);
    }

    /** Whether it goes to the source of truth, as every write does. */
    public boolean writes() {
        return contractName.startsWith("upsert");
    }

    /** Whether the other store may answer when the one asked is down; a health check is about one store. */
    public boolean mayFallBack() {
        return !writes() && this != HEALTH_CHECK;
    }

    /** The contract's name, such as {@code getClientByPhone}. */
    @Override
    public String toString() {
        return contractName;
    }
}

package io.twinstore.application.facade;

/** The 21 operations, by the names of the contract. */
public enum Operation {
    GET_DIALOG_CONTEXT("getDialogContext"),
    UPSERT_DIALOG_CONTEXT("upsertDialogContext"),
    GET_CLIENT_BY_PHONE("getClientByPhone"),
    GET_CLIENT_BY_ID("getClientById"),
    GET_CLIENT_APPOINTMENTS("getClientAppointments"),
    GET_UPCOMING_APPOINTMENTS("getUpcomingAppointments"),
    SEARCH_CLIENTS_BY_NAME("searchClientsByName"),
    UPSERT_CLIENT("upsertClient"),
    UPSERT_CLIENTS("upsertClients"),
    GET_STAFF_BY_ID("getStaffById"),
    GET_STAFF("getStaff"),
    GET_STAFF_SCHEDULES("getStaffSchedules"),
    GET_STAFF_SCHEDULE("getStaffSchedule"),
    UPSERT_STAFF_SCHEDULES("upsertStaffSchedules"),
    GET_SERVICES("getServices"),
    GET_SERVICE_BY_ID("getServiceById"),
    GET_SERVICES_BY_CATEGORY("getServicesByCategory"),
    UPSERT_SERVICES("upsertServices"),
    GET_COMPANY("getCompany"),
    UPSERT_COMPANY("upsertCompany"),
    HEALTH_CHECK("healthCheck");

    private final String contractName;

    Operation(String contractName) {
        this.contractName = contractName;
    }

    /** Whether it goes to the primary, as every write does. */
    public boolean writes() {
        return contractName.startsWith("upsert");
    }

    /** The contract's name, such as {@code getClientByPhone}. */
    @Override
    public String toString() {
        return contractName;
    }
}

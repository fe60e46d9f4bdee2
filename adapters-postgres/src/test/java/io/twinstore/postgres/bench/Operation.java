package io.twinstore.postgres.bench;

/** What is timed; every contender answers the same rows. */
enum Operation {
    CLIENT_BY_ID("getClientById"),
    CLIENT_BY_PHONE("getClientByPhone"),
    PAGE("page of 100 clients"),
    SEARCH("searchClientsByName, 10"),
    SERVICES("getServices, 63"),
    SCHEDULES("getStaffSchedules, a day of 20"),
    UPCOMING("getUpcomingAppointments"),
    UPSERT_ONE("upsertClient"),
    UPSERT_CHANGED("upsertClients, 500, all changed"),
    UPSERT_SAME("upsertClients, 500, none changed"),
    UPSERT_NEW("upsertClients, 500, all new");

    private final String shown;

    Operation(String shown) {
        this.shown = shown;
    }

    /** Whether it reads only. */
    boolean reads() {
        return compareTo(UPSERT_ONE) < 0;
    }

    @Override
    public String toString() {
        return shown;
    }
}

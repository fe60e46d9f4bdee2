package io.twinstore.postgres.bench;

/** What is timed; every contender answers the same rows. */
enum Operation {
    CLIENT_BY_ID("getClientById"),
    CLIENT_BY_PHONE("getClientByPhone"),
    PAGE("page of 100 clients"),
    SEARCH("searchClientsByName, 10"),
    UPSERT_ONE("upsertClient"),
    UPSERT_CHANGED("upsertClients, 500, all changed"),
    UPSERT_SAME("upsertClients, 500, none changed");

    private final String shown;

    Operation(String shown) {
        this.shown = shown;
    }

    @Override
    public String toString() {
        return shown;
    }
}

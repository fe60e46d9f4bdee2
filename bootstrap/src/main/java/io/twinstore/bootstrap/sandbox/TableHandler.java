package io.twinstore.bootstrap.sandbox;

/** Finds the table of a request and lets the right handler answer; the root is the description of them all. */
final class TableHandler {
    private final Catalogue catalogue;
    private final ReadHandler reads;
    private final WriteHandler writes;

    TableHandler(SandboxDatabase database, Catalogue catalogue, int maxRows, boolean safeUpdate) {
        this.catalogue = catalogue;
        this.reads = new ReadHandler(database, catalogue, maxRows);
        this.writes = new WriteHandler(database, catalogue, safeUpdate);
    }

    /** The description of the API, which a request for its root answers. */
    RestResponse describe() {
        return new RestResponse(200)
                .body(
                        "application/openapi+json; charset=utf-8",
                        ApiDocument.of(catalogue.all()).toString());
    }

    RestResponse handle(RestRequest request) {
        RestTable table = catalogue.table(request.table(), request.columnNames());
        String embedded = request.query().embedded();
        if (embedded != null) {
            throw RestError.notEmbedded(embedded);
        }
        boolean isRead = request.method().equals("GET") || request.method().equals("HEAD");
        return isRead ? reads.handle(request, table) : writes.handle(request, table);
    }
}

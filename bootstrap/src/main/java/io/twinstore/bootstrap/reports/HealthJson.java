package io.twinstore.bootstrap.reports;

import io.twinstore.application.flags.CallingModule;
import io.twinstore.bootstrap.files.JsonDocument;
import io.twinstore.domain.store.Backend;

/** A health report as {@code /api/health} answers it. */
public final class HealthJson {
    private HealthJson() {}

    /**
     * The document.
     *
     * @param status ok or unhealthy
     * @param database from where the API reads: timeweb, as the plan calls the salon's own PostgreSQL, or supabase
     */
    private record Document(String status, String database, HealthReport.Document details) {}

    /** Its text. */
    public static String of(HealthReport report) {
        var database = report.flags().reads(CallingModule.API) == Backend.POSTGRES ? "timeweb" : "supabase";
        return JsonDocument.text(new Document(report.healthy() ? "ok" : "unhealthy", database, report.json()));
    }
}

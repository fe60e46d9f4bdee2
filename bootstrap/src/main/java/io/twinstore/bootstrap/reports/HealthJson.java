package io.twinstore.bootstrap.reports;

import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.flags.Share;
import io.twinstore.bootstrap.files.JsonDocument;

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
        var database = report.flags().fromPostgres(CallingModule.API).equals(Share.ALL) ? "timeweb" : "supabase";
        return JsonDocument.text(new Document(report.healthy() ? "ok" : "unhealthy", database, report.json()));
    }
}

package io.twinstore.bootstrap.movereport;

import io.twinstore.application.benchmark.Timings;
import io.twinstore.application.preflight.ForecastScore;
import io.twinstore.application.switching.FlagAudit;
import io.twinstore.bootstrap.files.ManifestFile;
import io.twinstore.bootstrap.reports.BenchmarkReport;
import io.twinstore.bootstrap.reports.ComparisonJson;
import io.twinstore.bootstrap.reports.Moved.Loaded;
import io.twinstore.bootstrap.reports.ReadinessReport;
import io.twinstore.bootstrap.reports.StatusReport;
import io.twinstore.bootstrap.reports.ValidationJson;
import io.twinstore.domain.store.Backend;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole move, as it can be shown to an auditor: no value of a row is in it, and no phone number. Times are in milliseconds,
 * and null stands for what was not done or not measured.
 *
 * @param stages the last run of each command that proves something, in the order of the move
 * @param export what was exported, with a digest of each table's file
 * @param loaded what was loaded by the last 'import' or 'move'
 * @param forecast what was forecast of the last 'move', and what came
 * @param validation how each table ended when both stores were compared row by row
 * @param benchmark the latencies before, which are Supabase's, and after
 * @param calls what the salon's own programs measured in the last 24 hours
 * @param flags their changes, the first one first
 */
public record MoveReport(
        Instant at,
        StatusReport.Document status,
        List<Stage> stages,
        @Nullable ManifestFile export,
        @Nullable Loaded loaded,
        @Nullable ForecastScore forecast,
        ValidationJson.@Nullable Tables validation,
        BenchmarkReport.@Nullable Document benchmark,
        Calls calls,
        ComparisonJson comparisons,
        ReadinessReport.@Nullable Document readiness,
        List<FlagAudit> flags) {

    /**
     * A command that has run.
     *
     * @param at when it ended
     * @param rowsPerSecond null when it moves or reads no rows
     */
    public record Stage(
            String command,
            Instant at,
            long milliseconds,
            boolean good,
            String summary,
            @Nullable Long rowsPerSecond) {}

    /** Calls of programs, and those that failed through no fault of their caller. */
    public record Calls(long calls, long errors, List<StoreCalls> stores) {}

    /** How long the calls took that one store answered; null when it answered none. */
    public record StoreCalls(
            Backend store, long calls, @Nullable Timings timings) {}
}

package io.twinstore.bootstrap.live;

import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.status.RunningCommand;
import io.twinstore.bootstrap.reports.ComparisonJson;
import io.twinstore.bootstrap.reports.HealthReport;
import io.twinstore.bootstrap.reports.HealthReport.RunningProgram;
import io.twinstore.bootstrap.reports.StatusReport;
import io.twinstore.bootstrap.reports.ValidationJson;
import io.twinstore.domain.errors.ErrorKind;
import io.twinstore.domain.store.Backend;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that can be seen at one moment, as {@code /api/status} gives it; times are in milliseconds, and null where nothing was
 * measured.
 *
 * @param since when the hour began from which on calls are counted
 * @param sentence the whole in one line
 * @param well whether all is well as a health check has it, but for the stores, which are not asked: instead, none is left
 *     alone by a program because it was down
 * @param mismatches the latest first
 * @param waitingSeconds for how long rows have waited for the other store without a break, by the programs that run;
 *     null when none waits
 * @param divergence why the stores may differ where no pending write tells; null when they do not
 */
public record LiveDocument(
        Instant at,
        Instant since,
        String sentence,
        boolean well,
        StatusReport.Document status,
        Map<String, @Nullable Object> flags,
        List<Module> modules,
        List<StoreCalls> stores,
        List<OperationCalls> operations,
        List<Failure> failures,
        ComparisonJson.Counts comparisons,
        List<ComparisonJson.Row> mismatches,
        HealthReport.Journal journal,
        @Nullable Long waitingSeconds,
        @Nullable String divergence,
        List<Pool> pools,
        List<RunningProgram> processes,
        @Nullable Validated validation,
        List<RunningCommand> running,
        Sample sample) {

    /**
     * A calling module, and from where it reads, in words.
     *
     * @param compared how many of its reads were made on both stores
     * @param mismatched of these, how many the stores answered differently
     */
    public record Module(
            CallingModule module,
            String reads,
            long calls,
            long errors,
            @Nullable Double p95,
            long compared,
            long mismatched) {}

    /** The calls that one store answered. */
    public record StoreCalls(
            Backend store,
            boolean primary,
            boolean breakerOpen,
            long calls,
            long errors,
            @Nullable Double p50,
            @Nullable Double p95,
            @Nullable Double p99) {}

    /** The calls of one operation that one store answered. */
    public record OperationCalls(
            String operation, Backend store, long calls, long errors, double p50, double p95, double p99) {}

    /** Calls that failed in one way. */
    public record Failure(ErrorKind kind, Backend store, String operation, long calls) {}

    /** The pool of one process. */
    public record Pool(String program, int size, int active, int mostActive, int waiting) {}

    /** The last validation. */
    public record Validated(Instant at, String verdict, List<ValidationJson.Ended> tables) {}

    /** What was measured since the look before. */
    public record Sample(Instant at, Map<Backend, Point> stores) {}

    /** The calls of one store in a second. */
    public record Point(
            @Nullable Double p50,
            @Nullable Double p95,
            @Nullable Double p99,
            double calls,
            double errors) {}
}

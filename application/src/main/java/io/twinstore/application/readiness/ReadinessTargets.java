package io.twinstore.application.readiness;

import java.time.Duration;

/**
 * What must be reached before the primary changes.
 *
 * @param errorPercent of a hundred calls at most so many fail
 * @param p95Millis below how many milliseconds 95 % of PostgreSQL's calls are
 * @param poolPercent below so many of a hundred connections are in use
 * @param differPercent of a hundred of a module's reads at most so many can differ, at 95 %, when none was seen to
 * @param droppedPercent of a hundred comparisons at most so many are left out for want of room or time
 * @param lag what was changed in Supabase longer ago is in PostgreSQL, unless each write goes to both
 * @param fresh older evidence is stale
 */
public record ReadinessTargets(
        double errorPercent,
        double p95Millis,
        int poolPercent,
        double differPercent,
        double droppedPercent,
        Duration lag,
        Duration fresh) {
    /**
     * Those of the plan; it says nothing of the two about comparing, for which one in a hundred is taken, and nothing of the
     * lag: a quarter of an hour is enough for a validation after the last round.
     */
    public static final ReadinessTargets PLAN =
            new ReadinessTargets(0.01, 20, 80, 1, 1, Duration.ofMinutes(15), Duration.ofHours(24));
}

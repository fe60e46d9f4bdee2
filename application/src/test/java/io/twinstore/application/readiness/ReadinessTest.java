package io.twinstore.application.readiness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.benchmark.Timings;
import io.twinstore.application.comparing.Candidate;
import io.twinstore.application.comparing.ComparisonReport;
import io.twinstore.application.comparing.Findings;
import io.twinstore.application.comparing.Outcome;
import io.twinstore.application.comparing.Tally;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Flags;
import io.twinstore.application.journal.JournalReport;
import io.twinstore.application.journal.PendingCounts;
import io.twinstore.application.move.Plan;
import io.twinstore.application.readiness.Measured.Both;
import io.twinstore.application.readiness.Readiness.Line;
import io.twinstore.application.status.Evidence;
import io.twinstore.application.status.MoveStatus;
import io.twinstore.application.status.Proof;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.tables.ConstraintReport;
import io.twinstore.domain.tables.ConstraintReport.Kind;
import io.twinstore.domain.tables.ConstraintReport.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A move of which all is good, and then one thing after the other is not. */
class ReadinessTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Map<Kind, Integer> CHECKED =
            Map.of(Kind.FOREIGN_KEY, 9, Kind.UNIQUE_KEY, 30, Kind.SEQUENCE, 18);
    private static final Timings SLOW = new Timings(20, 1, 90, 18, 40, 80);
    private static final Timings FAST = new Timings(2, 1, 9, 2, 4, 8);

    private PendingCounts pending = PendingCounts.NONE;
    private Optional<String> divergence = Optional.empty();
    private Flags flags = Flags.DEFAULT;
    private final Map<String, Instant> marks = new TreeMap<>();
    private final Map<Proof, Evidence> evidence = new EnumMap<>(Proof.class);
    private final Map<CallingModule, Tally> compared = new EnumMap<>(CallingModule.class);
    private List<String> problems = List.of();
    private Supplier<ConstraintReport> constraints = () -> new ConstraintReport(CHECKED, List.of());
    private Measured measured = measured(10_000, 1, FAST, new Both(SLOW, FAST), OptionalInt.of(79));

    ReadinessTest() {
        Plan.TABLES.forEach(table -> marks.put(table, NOON.minusSeconds(900)));
        List.of(Proof.PREFLIGHT, Proof.VALIDATE, Proof.BENCHMARK, Proof.SMOKE)
                .forEach(proof -> shown(proof, Duration.ofHours(24), true));
        List.of(CallingModule.values()).forEach(module -> compared.put(module, tally(Map.of(Outcome.MATCHED, 300L))));
    }

    private static Measured measured(long calls, long errors, Timings postgres, Both both, OptionalInt pool) {
        return new Measured(calls, errors, Optional.of(postgres), new TreeMap<>(Map.of("getServices", both)), pool);
    }

    private static Tally tally(Map<Outcome, Long> outcomes) {
        return new Tally(outcomes, new TreeMap<>(), new TreeMap<>());
    }

    private void shown(Proof proof, Duration ago, boolean good) {
        evidence.put(proof, new Evidence(NOON.minus(ago), 1_000, good, "as planned"));
    }

    private Readiness readiness() {
        var total = compared.values().stream().reduce(Tally.NONE, Tally::plus);
        var findings = new Findings(new TreeMap<>(Map.of("getServices", total)), new TreeMap<>(compared), List.of());
        var status = new MoveStatus(
                flags,
                new JournalReport(pending, new TreeMap<>(), List.of()),
                divergence,
                new ComparisonReport(Map.of(Candidate.OTHER, findings), problems),
                evidence,
                marks,
                Map.of());
        return Readiness.of(status, measured, constraints, ReadinessTargets.PLAN, NOON);
    }

    /** Of all lines these alone are not good. */
    private List<Line> assertNo(String... whats) {
        var readiness = readiness();
        var bad = readiness.lines().stream().filter(line -> !line.good()).toList();
        assertEquals(List.of(whats), bad.stream().map(Line::what).toList());
        assertEquals(bad.isEmpty(), readiness.go());
        return bad;
    }

    @Test
    void allThatIsGoodIsAGo() {
        assertNo();
        assertEquals(22, readiness().lines().size());
    }

    @Test
    void whatWasNeverMeasuredIsANoWithTheCommandThatMeasuresIt() {
        evidence.clear();
        marks.clear();
        compared.clear();
        measured = new Measured(0, 0, Optional.empty(), new TreeMap<>(), OptionalInt.empty());
        constraints = () -> {
            throw new StoreException.Unavailable("PostgreSQL cannot be reached", new IllegalStateException());
        };
        var bad = readiness().lines().stream().filter(line -> !line.good()).toList();
        assertTrue(
                bad.stream()
                        .allMatch(line -> line.at() == null && !line.command().isEmpty()),
                bad::toString);
        assertEquals(17, bad.size());
    }

    @Test
    void staleOrBadEvidenceIsANo() {
        shown(Proof.VALIDATE, Duration.ofHours(24).plusSeconds(1), true);
        shown(Proof.SMOKE, Duration.ZERO, false);
        assertEquals(
                "as planned; stale",
                assertNo("every table equal", "smoke test").get(0).measured());
    }

    @Test
    void aMoveThatMayNotStartOrWasNotLookedAtIsANo() {
        shown(Proof.PREFLIGHT, Duration.ofHours(1), false);
        assertNo("preflight");
        evidence.remove(Proof.PREFLIGHT);
        assertEquals("not measured", assertNo("preflight").get(0).measured());
    }

    @Test
    void theOldestCopyIsTheLagOfCatchUp() {
        marks.put("whatsapp_keys", Instant.EPOCH); // a table that the plan does not move
        assertNo();
        marks.put("staff", NOON.minusSeconds(901));
        assertEquals("15 min", assertNo("lag of catch-up").get(0).measured());
        marks.remove("bookings");
        marks.remove("companies");
        var unknown = assertNo("lag of catch-up").get(0);
        assertEquals("no copy is known of companies, bookings", unknown.measured());
        assertNull(unknown.at());
    }

    @Test
    void theLagOfCatchUpIsNotAskedForWhereOthersBringWhatIsWritten() {
        marks.clear();
        flags = Flags.DEFAULT.with(Flag.DUAL_WRITE, true);
        assertNo();
        flags = flags.with(Flag.TIMEWEB_IS_PRIMARY, true);
        assertNo();
    }

    @Test
    void whatTheOtherStoreMayLackIsANo() {
        divergence = Optional.of("a write was lost");
        pending = new PendingCounts(0, 3, 0, 0);
        assertNo("unverified divergence", "journal");
    }

    @Test
    void aBrokenConstraintIsANoThatNamesIt() {
        constraints = () -> new ConstraintReport(
                CHECKED, List.of(new Violation(Kind.FOREIGN_KEY, "clients", "clients_company_id_fkey", 2)));
        assertEquals(
                "2 of clients (clients_company_id_fkey)",
                assertNo("foreign keys").get(0).measured());
        constraints = () -> new ConstraintReport(Map.of(), List.of());
        assertNo("foreign keys", "unique keys", "sequences");
    }

    @Test
    void aModuleWhoseReadsDifferOrWereTooFewIsANo() {
        compared.put(CallingModule.SYNC, tally(Map.of(Outcome.MATCHED, 900L, Outcome.MISMATCHED, 1L)));
        compared.put(CallingModule.SERVICES, tally(Map.of(Outcome.MATCHED, 900L, Outcome.UNDECIDED, 1L)));
        compared.put(CallingModule.API, tally(Map.of(Outcome.MATCHED, 299L)));
        assertNo("reads of SYNC", "reads of SERVICES", "reads of API");
    }

    @Test
    void comparisonsThatWereLeftOutOrCannotBeReadAreANo() {
        compared.put(CallingModule.SYNC, tally(Map.of(Outcome.MATCHED, 300L, Outcome.DROPPED, 13L)));
        problems = List.of("a file is malformed");
        assertNo("comparisons left out", "what was compared");
        compared.put(CallingModule.SYNC, tally(Map.of(Outcome.MATCHED, 300L, Outcome.DROPPED, 12L)));
        assertNo("what was compared");
    }

    @Test
    void errorsSlowCallsAndAFullPoolAreANo() {
        measured = measured(9_999, 1, SLOW, new Both(FAST, SLOW), OptionalInt.of(80));
        assertNo(
                "calls that fail",
                "p95 of PostgreSQL",
                "median by operation",
                "p95 by operation",
                "p99 by operation",
                "connections in use");
    }
}

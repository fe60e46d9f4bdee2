package io.twinstore.bootstrap.demo;

import io.twinstore.application.benchmark.BenchmarkResult;
import io.twinstore.application.benchmark.BenchmarkTargets;
import io.twinstore.application.move.CatchUp;
import io.twinstore.application.move.Export;
import io.twinstore.application.move.ExportFiles.Manifest;
import io.twinstore.application.move.Import;
import io.twinstore.application.move.Plan;
import io.twinstore.application.move.Progress;
import io.twinstore.application.move.Validate;
import io.twinstore.application.move.Validation;
import io.twinstore.application.move.Validation.Verdict;
import io.twinstore.application.status.Proof;
import io.twinstore.application.switching.UnjournaledWrites;
import io.twinstore.bootstrap.config.DatabaseAddress;
import io.twinstore.bootstrap.demo.DemoEvidence.Shown;
import io.twinstore.bootstrap.files.JsonExportFiles;
import io.twinstore.bootstrap.files.ManifestFile;
import io.twinstore.bootstrap.reports.BenchmarkReport;
import io.twinstore.bootstrap.reports.Place;
import io.twinstore.bootstrap.reports.ValidationJson;
import io.twinstore.bootstrap.reports.ValidationText;
import io.twinstore.bootstrap.sandbox.OtherProgram;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.domain.tables.Table;
import io.twinstore.postgres.PostgresStore;
import io.twinstore.supabase.SupabaseStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Copies the sample data, compares it row by row, and asks both stores the same. */
final class DemoMove {
    private static final String SOURCE = "sandbox";

    private final SupabaseStore source;
    private final PostgresStore target;
    private final StateDirectory state;
    private final DemoEvidence evidence;
    private final Progress progress;
    private final Consumer<String> note;
    private final Clock clock;

    DemoMove(
            SupabaseStore source,
            PostgresStore target,
            StateDirectory state,
            Progress progress,
            Consumer<String> note,
            Clock clock) {
        this.source = source;
        this.target = target;
        this.state = state;
        evidence = new DemoEvidence(state.evidence(), clock);
        this.progress = progress;
        this.note = note;
        this.clock = clock;
    }

    List<Table> tables() {
        return Plan.of(target.tableWriter().tables());
    }

    /** Exports, imports and catches up while another program writes to the old database, and validates. */
    Validation run(DatabaseAddress old) {
        try (var other = OtherProgram.start(old.jdbcUrl(), old.user(), old.password())) {
            copy();
            long changed = catchUp(Long.MAX_VALUE); // one round
            note.accept(String.format(
                    Locale.ROOT,
                    "Another program wrote %,d times meanwhile; %,d of its rows were caught up with ...",
                    other.written(),
                    changed));
        }
        catchUp(0);
        note.accept("It has ended; validating every row by value ...");
        return validate();
    }

    private void copy() {
        var directory = Demo.temporary();
        try {
            var files = new JsonExportFiles(directory);
            note.accept("Exporting " + tables().size() + " tables over REST into files ...");
            var export = new Export(source.tableReader(), Demo.PAGE, clock, progress);
            var manifest = evidence.of(Proof.EXPORT, () -> export.run(tables(), SOURCE, files), DemoMove::shown);
            note.accept("Importing " + manifest.totalRows() + " rows ...");
            var load = new Import(target.tableWriter(), progress);
            evidence.of(Proof.IMPORT, () -> load(load, files), DemoMove::shown);
        } finally {
            Demo.delete(directory);
        }
    }

    /** Answers how many rows all rounds changed. */
    private long catchUp(long until) {
        try (var marks = state.claimMarks(SOURCE, target.tableWriter().place())) {
            var catchUp = new CatchUp(
                    new CatchUp.Stores(source.tableReader(), target.tableReader(), target.tableWriter()),
                    marks,
                    new UnjournaledWrites(state, "rows were copied by catch-up"),
                    new CatchUp.Settings(Demo.PAGE, Duration.ofMinutes(5)),
                    clock,
                    progress);
            var changed = new AtomicLong();
            catchUp.until(tables(), until, false, round -> changed.addAndGet(round.copied() + round.deleted()));
            return changed.get();
        }
    }

    private static Manifest load(Import load, JsonExportFiles files) {
        var manifest = load.check(files);
        load.load(files, manifest, false, null);
        return manifest;
    }

    private static Shown shown(Manifest manifest) {
        var file = ManifestFile.of(manifest);
        return new Shown(true, file.summary(), file);
    }

    /** Compares every row by value. */
    Validation validate() {
        var copied = new Validate.Target(target.tableReader(), target.rowDigests(), target.digestSums());
        var validate = new Validate(
                new Validate.Source(source.tableReader(), null), copied, Demo.PAGE, progress, key -> "not shown");
        return evidence.of(
                Proof.VALIDATE,
                () -> validate.rows(tables()),
                found -> new Shown(
                        found.verdict() == Verdict.EQUAL, ValidationText.summary(found), ValidationJson.of(found)));
    }

    /** Asks both the same, in turns, from a place so far from each. */
    BenchmarkResult reads(Place place) {
        return evidence.of(Proof.BENCHMARK, () -> DemoReads.run(source, target, clock), found -> {
            var report = new BenchmarkReport(found, BenchmarkTargets.PLAN, place);
            return new Shown(report.good(), report.summary(), report.json());
        });
    }
}

package io.twinstore.bootstrap.cli;

import io.twinstore.application.benchmark.Questions;
import io.twinstore.application.smoke.Smoke;
import io.twinstore.application.smoke.SmokeResult;
import io.twinstore.application.status.Proof;
import io.twinstore.bootstrap.config.Stores;
import io.twinstore.bootstrap.reports.SmokeReport;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.bootstrap.wiring.Wiring;
import io.twinstore.domain.closing.Closer;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.twins.TwinStore;
import java.time.Clock;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Tries the live pair. */
@Command(
        name = "smoke",
        description = {
            "The plan's functional tests on the live pair, as the flags are: five reads as each module, then a marked row that"
                    + " is written, read back and removed from both stores.",
            "Nothing is left behind, also when it is interrupted; what a killed run left is removed by the next. Exit status 1"
                    + " when an answer is wrong. Run one at a time."
        })
final class SmokeCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable TwinstoreCommand root;

    @Option(
            names = "--company",
            paramLabel = "ID",
            description = "The YCLIENTS id of the company to ask for; default the only one.")
    private @Nullable Long company;

    @Override
    public Integer call() {
        var settings = Given.by(root);
        var described = settings.stores();
        try (var opened = new Closer();
                var salon = Wiring.open(settings.configuration(), Clock.systemUTC())) {
            var flags = salon.flags().flags();
            var stores = Stream.of(flags.primary(), flags.primary().other())
                    .filter(flags::uses)
                    .map(backend -> reachable(described, backend, opened))
                    .toList();
            var named = company == null ? OptionalLong.empty() : OptionalLong.of(company);
            var questions = new Questions(stores.get(0), named).ofThePlan();
            var state = StateDirectory.at(described.stateDirectory());
            var smoke = new Smoke(
                    salon::dataLayer,
                    flags,
                    stores,
                    key -> !state.pending(Set.of(key)).isEmpty(),
                    UUID.randomUUID());
            var output = settings.output();
            output.note("Asking as every module, then writing a row and removing it ...");
            var result = Interruption.guarding(
                    () -> smoke.run(questions), () -> smoke.end(removal -> interrupted(output, removal)));
            var report = new SmokeReport(result);
            output.result(report::json, report::text);
            settings.keep(Proof.SMOKE, report.good(), report.summary(), report.json());
            return report.good() ? ExitStatus.DONE : ExitStatus.NO;
        }
    }

    private static TwinStore reachable(Stores described, Backend backend, Closer opened) {
        if (backend == Backend.SUPABASE) {
            var supabase = described.supabase();
            opened.add(supabase::close);
            supabase.requireReachable();
            return supabase;
        }
        var postgres = described.postgres();
        opened.add(postgres::close);
        postgres.requireReachable();
        return postgres;
    }

    /** Halts, since the command itself must not go on. */
    private static void interrupted(Output output, SmokeResult removal) {
        var report = new SmokeReport(removal);
        output.note("twinstore: interrupted; "
                + (report.good() ? "nothing is left behind, so run it again" : String.join("; ", report.problems())));
        Runtime.getRuntime().halt(ExitStatus.FAILED);
    }
}

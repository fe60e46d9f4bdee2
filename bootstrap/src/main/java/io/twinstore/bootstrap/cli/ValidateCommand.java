package io.twinstore.bootstrap.cli;

import io.twinstore.application.move.Validate;
import io.twinstore.application.move.Validation.Verdict;
import io.twinstore.application.status.Proof;
import io.twinstore.bootstrap.reports.ValidationJson;
import io.twinstore.bootstrap.reports.ValidationText;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.bootstrap.wiring.UseCases;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Compares source and target. */
@Command(name = "validate", description = "Compare Supabase with PostgreSQL, row by row: are the two equal?")
final class ValidateCommand implements Callable<Integer> {
    /** How closely to look. */
    enum Level {
        counts,
        rows
    }

    @ParentCommand
    private @Nullable TwinstoreCommand root;

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            defaultValue = "rows",
            description = "One of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private Level level = Level.rows;

    @Mixin
    private final Tables tables = new Tables();

    @Override
    public Integer call() {
        var settings = Given.by(root);
        var output = settings.output();
        int pageSize = settings.stores().pageSize();
        var closing = new UseCases(settings.configuration(), Clock.systemUTC()).verification();
        try (var progress = settings.progress("validate");
                var source = settings.stores().copySource();
                var target = settings.stores().postgres()) {
            var compared =
                    ComparedStores.of(source, target, tables, settings.stores().moveTimeout(), progress);
            var chosen = compared.tables();
            var state = StateDirectory.at(settings.stores().stateDirectory());
            var hash = state.lazyHash();
            var validate = new Validate(compared.source(), compared.target(), pageSize, progress, hash);
            var compare = level == Level.rows ? validate.rows(chosen) : validate.counts(chosen);
            var validation = compare.without(state.rejects());
            if (level == Level.rows) {
                progress.summary(validation.rows());
            }
            output.result(() -> ValidationJson.of(validation), () -> ValidationText.text(validation));
            if (level == Level.rows && Tables.allOfThePlan(chosen)) {
                settings.keep(
                        Proof.VALIDATE,
                        validation.verdict() == Verdict.EQUAL,
                        ValidationText.summary(validation),
                        ValidationJson.of(validation));
            }
            if (level == Level.rows && validation.verdict() == Verdict.EQUAL && closing.matters()) {
                output.note(
                        closing.close(chosen)
                                .map(reason -> "the unverified divergence stays open: " + reason)
                                .orElse(
                                        "no unverified divergence is open any more: from now on the journal has a pending key for every difference"));
            }
            return validation.verdict() == Verdict.EQUAL ? ExitStatus.DONE : ExitStatus.NO;
        }
    }
}

package io.twinstore.bootstrap.cli;

import io.twinstore.bootstrap.config.DatabaseAddress;
import io.twinstore.bootstrap.reports.TextTable;
import io.twinstore.schema.SchemaMigration;
import io.twinstore.schema.SchemaMigration.Step;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The Flyway migrations on the target. */
@Command(
        name = "schema",
        description = "The schema of PostgreSQL: the migrations that the Flyway CLI runs too.",
        subcommands = HelpCommand.class)
final class SchemaCommand extends CommandGroup {
    @ParentCommand
    private @Nullable TwinstoreCommand root;

    @Command(name = "migrate", description = "Apply the migrations that are pending.")
    int migrate(@Option(names = "--dry-run", description = "Show what is pending; change nothing.") boolean dryRun) {
        if (dryRun) {
            return info();
        }
        var settings = Given.by(root);
        var target = reachable(settings);
        var result = SchemaMigration.migrate(target.jdbcUrl(), target.user(), target.password());
        settings.output()
                .result(
                        () -> result,
                        () -> result.applied() == 0
                                ? "The schema is at version " + result.version() + "; nothing was pending."
                                : "Applied " + result.applied() + " migrations; the schema is at version "
                                        + result.version() + ".");
        return ExitStatus.DONE;
    }

    @Command(name = "info", description = "List the migrations and whether they are applied.")
    int info() {
        var settings = Given.by(root);
        var target = reachable(settings);
        var steps = SchemaMigration.info(target.jdbcUrl(), target.user(), target.password());
        settings.output().result(() -> Document.of(steps), () -> text(steps));
        return ExitStatus.DONE;
    }

    private static DatabaseAddress reachable(TwinstoreCommand settings) {
        try (var target = settings.stores().postgres()) {
            target.requireReachable();
        }
        return settings.stores().postgresAddress();
    }

    /** The migrations for programs. */
    record Document(List<Migration> migrations) {
        static Document of(List<Step> steps) {
            return new Document(steps.stream()
                    .map(step -> new Migration(
                            step.version(),
                            step.description(),
                            step.state(),
                            step.installedOn().orElse(null)))
                    .toList());
        }
    }

    /** A migration; one that is pending is not installed. */
    record Migration(
            String version,
            String description,
            String state,
            @Nullable Instant installedOn) {}

    private static String text(List<Step> steps) {
        var text = new TextTable("version", "description", "state");
        steps.forEach(step -> text.row(step.version(), step.description(), step.state()));
        return text.toString();
    }
}

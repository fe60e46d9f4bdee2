package io.twinstore.bootstrap.cli;

import io.twinstore.application.flags.Flags;
import io.twinstore.application.flags.SettingException;
import io.twinstore.application.preflight.Forecast;
import io.twinstore.application.status.Evidence;
import io.twinstore.application.status.Proof;
import io.twinstore.application.switching.RefusedException;
import io.twinstore.bootstrap.config.Configuration;
import io.twinstore.bootstrap.config.Stores;
import io.twinstore.bootstrap.reports.PreflightReport;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.domain.errors.SqlState;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.masking.MaskedFault;
import io.twinstore.schema.SchemaException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The root of the command line: what all commands share. */
@Command(
        name = "twinstore",
        description = "Moves a salon's data from Supabase to its own PostgreSQL without losing a row.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        version = "twinstore 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done, and good",
            "1:done, and the answer is no (differences, unhealthy, refused)",
            "2:wrong usage or configuration",
            "3:could not be done; the message says how to go on"
        },
        subcommands = {
            DemoCommand.class,
            SandboxCommand.class,
            SchemaCommand.class,
            MoveCommand.class,
            PreflightCommand.class,
            ExportCommand.class,
            ImportCommand.class,
            CatchUpCommand.class,
            ValidateCommand.class,
            RepairCommand.class,
            CompareCommand.class,
            FlagsCommand.class,
            StatusCommand.class,
            HealthCommand.class,
            MonitorCommand.class,
            ServeCommand.class,
            SmokeCommand.class,
            ReadinessCommand.class,
            ReportCommand.class,
            ReplayCommand.class,
            BenchmarkCommand.class,
            ConfigCommand.class,
            HelpCommand.class,
            AutoComplete.GenerateCompletion.class
        })
final class TwinstoreCommand extends CommandGroup {
    private static final Pattern INDEX = Pattern.compile(" (at|from) index \\d+");

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Make standard output one JSON document.")
    private boolean json;

    @Option(names = "--no-progress", scope = ScopeType.INHERIT, description = "Draw no progress bars.")
    private boolean noProgress;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show the stack trace of an error.")
    private boolean verbose;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Read settings from this file, one NAME=VALUE a line.")
    private @Nullable Path config;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            scope = ScopeType.INHERIT,
            description = "Set a setting, before all other places.")
    private final Map<String, String> options = new LinkedHashMap<>();

    private final Console console;
    private final Map<String, String> environment;
    private final Path directory;
    private final long start = System.nanoTime();

    TwinstoreCommand(Console console, Map<String, String> environment, Path directory) {
        this.console = console;
        this.environment = environment;
        this.directory = directory;
    }

    CommandLine commandLine() {
        return new CommandLine(this)
                .setOut(console.out())
                .setErr(console.err())
                .setParameterExceptionHandler(this::wrongUsage)
                .setExecutionExceptionHandler((e, command, parsed) -> failed(e));
    }

    Configuration configuration() {
        return Configuration.of(options, environment, config, directory);
    }

    /** The settings even when their values cannot be used, for who shows them. */
    Configuration uncheckedConfiguration() {
        return Configuration.unchecked(options, environment, config, directory);
    }

    Stores stores() {
        return new Stores(configuration());
    }

    /** The flags as running processes follow them; before any has run, those of the settings. */
    Flags flags() {
        var settings = configuration();
        return StateDirectory.at(new Stores(settings).stateDirectory()).flags().effective(settings.flags());
    }

    Output output() {
        return new Output(console, json, console.terminal() && !noProgress);
    }

    /** Shows how far a command is: here, and to those that look at TWINSTORE_HOME. */
    SharedProgress progress(String command) {
        return new SharedProgress(
                output().progress(), command, StateDirectory.at(stores().stateDirectory()), Clock.systemUTC());
    }

    /** Keeps a command's answer for those that decide by it; that it cannot be kept is no failure of the command. */
    void keep(Proof proof, boolean good, String summary, Object result) {
        try {
            StateDirectory.at(stores().stateDirectory())
                    .evidence()
                    .keep(proof, new Evidence(Clock.systemUTC().instant(), runningMillis(), good, summary), result);
        } catch (SettingException | UncheckedIOException e) {
            output().note("twinstore: this result is not kept for 'twinstore status': " + oneLine(words(e)));
        }
    }

    /** What the last preflight forecast; nothing when there was none, or it cannot be read. */
    Optional<Forecast> forecast() {
        try {
            return StateDirectory.at(stores().stateDirectory())
                    .evidence()
                    .result(Proof.PREFLIGHT, PreflightReport.Forecasted.class)
                    .map(kept -> new Forecast(kept.forecast().tables()));
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private long runningMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private int wrongUsage(ParameterException e, String[] arguments) {
        var command = e.getCommandLine().getCommandSpec().qualifiedName();
        var typed = GivenValues.masked(INDEX.matcher(words(e)).replaceAll(""), arguments);
        console.err().println("twinstore: " + oneLine(typed) + suggested(e) + "; see '" + command + " --help'");
        return ExitStatus.USAGE;
    }

    /** The likeliest, which picocli names first; only a name of a command or an option, so that nothing need be masked. */
    private static String suggested(ParameterException e) {
        var names = e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.<String>of();
        return names.isEmpty() ? "" : " (did you mean " + names.get(0) + "?)";
    }

    private int failed(Exception e) {
        if (!known(e)) {
            console.err()
                    .println("twinstore: a fault of this program ("
                            + e.getClass().getSimpleName()
                            + "); run it again with --verbose and report what it prints");
        } else {
            console.err().println("twinstore: " + oneLine(words(e)));
        }
        if (verbose) {
            (e instanceof StoreException ? e : MaskedFault.of(e)).printStackTrace(console.err());
        }
        if (e instanceof RefusedException) {
            return ExitStatus.NO;
        }
        boolean settings = e instanceof SettingException || SqlState.needsOtherSettings(e);
        return settings ? ExitStatus.USAGE : ExitStatus.FAILED;
    }

    private static boolean known(Exception e) {
        return e instanceof StoreException
                || e instanceof SettingException
                || e instanceof RefusedException
                || e instanceof SchemaException
                || e instanceof UncheckedIOException
                || e instanceof IllegalStateException;
    }

    private static String words(Exception e) {
        return String.valueOf(e.getMessage());
    }

    private static String oneLine(String words) {
        return words.strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}

package io.twinstore.bootstrap.cli;

import io.twinstore.application.flags.SettingException;
import io.twinstore.application.journal.JournalReport;
import io.twinstore.application.masking.KeyedHash;
import io.twinstore.application.switching.ProcessRegistry.RunningProcess;
import io.twinstore.bootstrap.reports.TextTable;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.bootstrap.wiring.UseCases;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.twins.WrittenTables;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Works off the journal. */
@Command(
        name = "replay",
        description =
                "Work off the journal of writes that the other store missed; running processes work off their own.")
final class ReplayCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable TwinstoreCommand root;

    @Option(names = "--dry-run", description = "Only show what is in the journal.")
    private boolean dryRun;

    @Override
    public Integer call() {
        var settings = Given.by(root);
        var state = StateDirectory.at(settings.stores().stateDirectory());
        if (state.flags().read().isEmpty()) {
            throw new SettingException("no program has used TWINSTORE_HOME (" + state + ") yet; is it the right one?");
        }
        var divergence = state.divergence();
        boolean known = divergence.problem().isEmpty();
        var before = state.journal().report();
        if (!dryRun) {
            new UseCases(settings.configuration(), Clock.systemUTC())
                    .abandonedWrites()
                    .reconcile();
        }
        var after = state.journal().report();
        settings.output().result(() -> Document.of(state, before, after), () -> text(state, before, after));
        boolean lost = known && divergence.problem().isPresent();
        return after.isEmpty() && !lost ? ExitStatus.DONE : ExitStatus.NO;
    }

    /**
     * The journal for programs.
     *
     * @param unverifiedDivergence why not every difference has a pending write; null when each has one
     */
    record Document(
            long before,
            long active,
            long dirty,
            long inDoubt,
            List<Blocked> blocked,
            List<String> problems,
            @Nullable String unverifiedDivergence) {
        static Document of(StateDirectory state, JournalReport before, JournalReport after) {
            var hash = state.hash();
            return new Document(
                    before.counts().total(),
                    after.counts().active(),
                    after.counts().dirty(),
                    after.counts().inDoubt(),
                    after.blocked().entrySet().stream()
                            .map(row -> new Blocked(row.getKey().table(), shown(hash, row.getKey()), row.getValue()))
                            .toList(),
                    after.problems(),
                    state.divergence().problem().orElse(null));
        }
    }

    /** A row that the other store refuses. */
    record Blocked(String table, String row, String reason) {}

    private String text(StateDirectory state, JournalReport before, JournalReport after) {
        var text = new StringBuilder();
        if (!after.blocked().isEmpty()) {
            text.append(blocked(state.hash(), after)).append("\n");
        }
        text.append("rows in the journal: ").append(before.counts().total());
        if (!dryRun) {
            text.append(", now ").append(after.counts().total());
        }
        if (after.counts().total() > 0) {
            text.append(" (").append(after.counts()).append(")");
            text.append("\nRunning programs reconcile their own: ").append(holders(state));
        }
        after.problems()
                .forEach(problem ->
                        text.append("\nNot all pending keys are known: ").append(problem));
        state.divergence()
                .problem()
                .ifPresent(problem -> text.append("\nAn unverified divergence is open: ")
                        .append(problem)
                        .append("; 'twinstore validate' with DUAL_WRITE on closes it."));
        return text.toString();
    }

    /** The processes that run, which hold pending writes of their own. */
    private static String holders(StateDirectory state) {
        var names = state.processes().all().stream().map(RunningProcess::name).collect(Collectors.joining(", "));
        return names.isEmpty() ? "none runs" : names;
    }

    private static TextTable blocked(KeyedHash hash, JournalReport report) {
        var table = new TextTable(3, "blocked in", "row", "reason");
        report.blocked().forEach((key, reason) -> table.row(key.table(), shown(hash, key), reason));
        return table;
    }

    private static String shown(KeyedHash hash, RowKey key) {
        return hash.shown(WrittenTables.schema(key.table()), key);
    }
}

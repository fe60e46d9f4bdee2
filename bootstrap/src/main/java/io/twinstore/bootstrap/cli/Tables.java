package io.twinstore.bootstrap.cli;

import io.twinstore.application.flags.SettingException;
import io.twinstore.application.move.Plan;
import io.twinstore.application.move.Progress;
import io.twinstore.domain.tables.MovableTables;
import io.twinstore.domain.tables.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose tables. */
final class Tables {
    @Option(names = "--tables", paramLabel = "TABLE", split = ",", description = "These tables only, with commas.")
    private @Nullable List<String> names;

    @Option(names = "--all", description = "Every table of the schema, not only the plan's eight.")
    private boolean all;

    /** Whether these are all that a move must bring over. */
    static boolean allOfThePlan(List<Table> tables) {
        return tables.stream().map(Table::name).toList().containsAll(Plan.TABLES);
    }

    /** The chosen tables of those that are known, parents first. */
    List<Table> chosen(MovableTables known, Progress progress) {
        if (all) {
            known.refused().forEach((name, reason) -> progress.note("left out: " + name + ", since " + reason));
            return known.tables();
        }
        var wanted = names == null ? Plan.TABLES : names;
        for (var name : wanted) {
            if (known.tables().stream().noneMatch(table -> table.name().equals(name))) {
                throw new SettingException(whyNot(name, known));
            }
        }
        return known.tables().stream()
                .filter(table -> wanted.contains(table.name()))
                .toList();
    }

    private static String whyNot(String name, MovableTables known) {
        var reason = known.refused().get(name);
        return reason != null
                ? name + " cannot be moved, since " + reason
                : "there is no table " + name + "; there are "
                        + String.join(
                                ", ",
                                known.tables().stream()
                                        .map(Table::name)
                                        .sorted()
                                        .toList());
    }

    /** Whether single tables are named. */
    boolean areNamed() {
        return names != null;
    }
}

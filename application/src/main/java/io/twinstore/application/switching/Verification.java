package io.twinstore.application.switching;

import io.twinstore.application.flags.Flag;
import io.twinstore.application.switching.ProcessRegistry.RunningProcess;
import io.twinstore.domain.rows.TableSchema;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.twins.WrittenTables;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Closes the unverified divergence after a validation that found the stores equal, if every write was journaled from its
 * first row to its last.
 */
public final class Verification {
    private final SharedState state;
    private final Clock clock;
    private final String before;
    private final Optional<String> unjournaledBefore;

    /** Before the first row is read. */
    public Verification(SharedState state, Clock clock) {
        this.state = state;
        this.clock = clock;
        before = state.flags().read().isPresent() ? state.divergence().state() : ""; // else there is nothing yet
        unjournaledBefore = unjournaled();
    }

    /**
     * Why a write may go without a journal entry; nothing when DUAL_WRITE is on and every process has ended its calls
     * without it.
     */
    private Optional<String> unjournaled() {
        var flags = state.flags().effective().filter(read -> read.on(Flag.DUAL_WRITE));
        if (flags.isEmpty()) {
            return Optional.of("DUAL_WRITE is not on");
        }
        var others = state.processes().all().stream()
                .filter(process -> !process.follows().equals(WatchedFlags.digest(flags.get())))
                .map(RunningProcess::name)
                .collect(Collectors.joining(", "));
        return others.isEmpty() ? Optional.empty() : Optional.of("calls go on under other flags in " + others);
    }

    /** After the last row, when these tables were equal: closes the unverified divergence, or answers why it stays open. */
    public Optional<String> close(List<Table> equal) {
        var names = equal.stream().map(Table::name).collect(Collectors.toSet());
        var left = WrittenTables.SCHEMAS.stream()
                .map(TableSchema::table)
                .filter(table -> !names.contains(table))
                .collect(Collectors.joining(", "));
        return unjournaledBefore
                .or(this::unjournaled)
                .or(() -> left.isEmpty() ? Optional.empty() : Optional.of("these were not compared: " + left))
                .or(() -> closed() ? Optional.empty() : Optional.of("it was opened again meanwhile; validate again"));
    }

    /** Whether the flags were ever used here, and it is open. */
    public boolean matters() {
        return state.flags().read().isPresent() && state.divergence().problem().isPresent();
    }

    private boolean closed() {
        state.journal().begin();
        return state.divergence().close(before, clock.instant());
    }
}

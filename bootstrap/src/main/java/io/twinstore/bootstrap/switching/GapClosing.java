package io.twinstore.bootstrap.switching;

import io.twinstore.application.flags.Flag;
import io.twinstore.bootstrap.config.Configuration;
import io.twinstore.bootstrap.config.Stores;
import io.twinstore.bootstrap.home.Home;
import io.twinstore.bootstrap.journal.GapFile;
import io.twinstore.bootstrap.journal.JournalDirectory;
import io.twinstore.domain.rows.Shape;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.twins.WrittenTables;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Closes the gap after a validation that found the stores equal, if every write was marked from its first row to its last. */
public final class GapClosing {
    private final Home home;
    private final GapFile gap;
    private final Clock clock;
    private final String before;
    private final Optional<String> unmarkedBefore;

    /** Before the first row is read. */
    public GapClosing(Configuration settings, Clock clock) {
        home = Home.at(new Stores(settings).home());
        gap = new GapFile(home);
        this.clock = clock;
        before = new FlagsFile(home).read().isPresent() ? gap.state() : ""; // else there is no home yet
        unmarkedBefore = unmarked();
    }

    /** Why a write may go unmarked; nothing when DUAL_WRITE is on and every process has ended its calls without it. */
    private Optional<String> unmarked() {
        var flags = new FlagsFile(home).read().filter(read -> read.on(Flag.DUAL_WRITE));
        if (flags.isEmpty()) {
            return Optional.of("DUAL_WRITE is not on");
        }
        var others = Presence.all(home).stream()
                .filter(process -> !process.follows().equals(FlagsFile.digest(flags.get())))
                .map(Presence.Peer::name)
                .collect(Collectors.joining(", "));
        return others.isEmpty() ? Optional.empty() : Optional.of("calls go on under other flags in " + others);
    }

    /** After the last row, when these tables were equal: closes the gap, or answers why it stays open. */
    public Optional<String> close(List<Table> equal) {
        var names = equal.stream().map(Table::name).collect(Collectors.toSet());
        var left = WrittenTables.SHAPES.stream()
                .map(Shape::table)
                .filter(table -> !names.contains(table))
                .collect(Collectors.joining(", "));
        return unmarkedBefore
                .or(this::unmarked)
                .or(() -> left.isEmpty() ? Optional.empty() : Optional.of("these were not compared: " + left))
                .or(() -> closed() ? Optional.empty() : Optional.of("it was opened again meanwhile; validate again"));
    }

    /** Whether the flags were ever used here, and it is open. */
    public boolean matters() {
        return new FlagsFile(home).read().isPresent() && gap.problem().isPresent();
    }

    private boolean closed() {
        JournalDirectory.begin(home);
        return gap.close(before, clock.instant());
    }
}

package io.twinstore.bootstrap.switching;

import io.twinstore.application.switching.Flag;
import io.twinstore.bootstrap.config.Configuration;
import io.twinstore.bootstrap.config.Stores;
import io.twinstore.bootstrap.home.Home;
import io.twinstore.bootstrap.journal.GapFile;
import io.twinstore.domain.rows.Shape;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.twins.WrittenTables;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

/** Closes the gap after a validation that found the stores equal, if every write was marked from its first row to its last. */
public final class GapClosing {
    private final Home home;
    private final GapFile gap;
    private final Clock clock;
    private final String before;
    private final boolean marking;

    /** Before the first row is read. */
    public GapClosing(Configuration settings, Clock clock) {
        home = Home.at(new Stores(settings).home());
        gap = new GapFile(home);
        this.clock = clock;
        before = new FlagsFile(home).read().isPresent() ? gap.state() : ""; // else there is no home yet
        marking = everyWriteIsMarked();
    }

    /** Whether DUAL_WRITE is on, and every running process has ended its calls without it. */
    private boolean everyWriteIsMarked() {
        var flags = new FlagsFile(home).read().filter(read -> read.on(Flag.DUAL_WRITE));
        return flags.isPresent()
                && Presence.all(home).stream()
                        .allMatch(process -> process.follows().equals(FlagsFile.digest(flags.get())));
    }

    /** After the last row, when these tables were equal; answers whether it closed a gap that was open. */
    public boolean close(List<Table> equal) {
        var written = WrittenTables.SHAPES.stream().map(Shape::table).collect(Collectors.toSet());
        boolean all =
                equal.stream().map(Table::name).collect(Collectors.toSet()).containsAll(written);
        return marking
                && all
                && everyWriteIsMarked()
                && gap.problem().isPresent()
                && gap.close(before, clock.instant());
    }
}

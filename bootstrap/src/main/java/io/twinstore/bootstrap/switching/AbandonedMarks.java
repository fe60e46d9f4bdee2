package io.twinstore.bootstrap.switching;

import io.twinstore.application.dualwrite.Replay;
import io.twinstore.application.dualwrite.TwinStores;
import io.twinstore.application.routing.StoreRouter;
import io.twinstore.bootstrap.config.Configuration;
import io.twinstore.bootstrap.config.SettingException;
import io.twinstore.bootstrap.config.Stores;
import io.twinstore.bootstrap.home.Home;
import io.twinstore.bootstrap.journal.GapFile;
import io.twinstore.bootstrap.journal.Journals;
import io.twinstore.domain.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;

/** What processes that died, or ended, have left in the journal; running ones settle their own. */
public final class AbandonedMarks {
    private AbandonedMarks() {}

    /** The processes that run over this home, which hold marks of their own. */
    public static String holders(Home home) {
        var names = Presence.all(home).stream().map(Presence.Peer::name).collect(Collectors.joining(", "));
        return names.isEmpty() ? "none runs" : names;
    }

    /**
     * Takes it over and settles what can be settled now.
     *
     * @throws SettingException when only one store is configured
     * @throws io.twinstore.domain.errors.StoreException when a store did not answer; what is not settled stays marked
     */
    public static void settle(Configuration settings, Clock clock) {
        var described = new Stores(settings);
        if (described.configured().size() < 2) {
            throw new SettingException("rows are copied between two stores, and the settings of one are missing");
        }
        described.requireEveryRow();
        var home = Home.at(described.home());
        var stores = described.open();
        try (var journal = Journals.open(home, new GapFile(home), clock, described.doubt())) {
            journal.adopt();
            var rows = StoreRouter.twinRows(stores, Map.of());
            new Replay(journal, TwinStores.of(rows, new FlagsFile(home)::copiedFrom)).run();
        } catch (IOException e) {
            throw new UncheckedIOException("the journal in " + home + " cannot be taken over", e);
        } finally {
            stores.values().forEach(Store::close);
        }
    }
}

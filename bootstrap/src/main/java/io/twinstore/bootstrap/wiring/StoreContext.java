package io.twinstore.bootstrap.wiring;

import io.twinstore.application.comparing.BackgroundComparison;
import io.twinstore.application.comparing.Candidate;
import io.twinstore.application.comparing.ExperimentContext;
import io.twinstore.application.comparing.Findings;
import io.twinstore.application.comparing.PendingLookup;
import io.twinstore.application.comparing.SavedFindings;
import io.twinstore.application.flags.SettingException;
import io.twinstore.application.masking.KeyedHash;
import io.twinstore.application.routing.StoreGuard;
import io.twinstore.bootstrap.config.Configuration;
import io.twinstore.bootstrap.config.Setting;
import io.twinstore.bootstrap.config.Stores;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.domain.closing.Closer;
import io.twinstore.domain.query.Listing;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.twins.TwinStore;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * A process's context: the stores that its settings name, opened once more, and a file in TWINSTORE_HOME that no other
 * running process has. A circuit breaker of its own stands before each store: comparing hammers none that is down, and
 * what it finds keeps no caller from one.
 */
final class StoreContext implements ExperimentContext {
    private final KeyedHash hash;
    private final SavedFindings file;
    private final PendingLookup pending;
    private final Map<Backend, StoreGuard> guards = new EnumMap<>(Backend.class);
    private final Map<Backend, TwinStore> stores;
    private final Closer opened = new Closer();

    private StoreContext(Stores settings, BackgroundComparison.Settings comparison, PendingLookup pending) {
        var state = StateDirectory.at(settings.stateDirectory());
        hash = state.hash();
        this.pending = pending;
        stores = settings.openAside(comparison.connections(), comparison.deadline());
        stores.values().forEach(store -> opened.add(store::close));
        stores.keySet().forEach(backend -> guards.put(backend, new BreakerGuard(backend)));
        try {
            file = state.claimFindings(comparison.candidate());
        } catch (RuntimeException e) {
            opened.closeAfter(e);
            throw e;
        }
        opened.add(file::close);
    }

    /**
     * Comparing as the settings say; opens nothing before the first read.
     *
     * @throws SettingException for settings that are an invalid combination
     */
    static BackgroundComparison comparison(Stores stores, PendingLookup pending, Clock clock) {
        var settings = stores.settings();
        int percent = settings.number(Setting.TWINSTORE_COMPARE_PERCENT);
        var comparison = BackgroundComparison.Settings.of(percent, candidate(settings));
        return new BackgroundComparison(comparison, () -> new StoreContext(stores, comparison, pending), clock);
    }

    private static Candidate candidate(Configuration settings) {
        return settings.require(Setting.TWINSTORE_COMPARE_WITH).equals("self") ? Candidate.SELF : Candidate.OTHER;
    }

    @Override
    public <A> Listing<Row<A>> ask(Backend backend, Query<A> query) {
        var store = Objects.requireNonNull(stores.get(backend), "comparing needs both stores");
        return Objects.requireNonNull(guards.get(backend)).call(() -> store.rows(query));
    }

    @Override
    public KeyedHash hash() {
        return hash;
    }

    @Override
    public PendingLookup pending() {
        return pending;
    }

    @Override
    public void save(Findings findings) {
        file.write(findings);
    }

    @Override
    public void close() {
        opened.close();
    }
}

package io.twinstore.bootstrap.comparing;

import io.twinstore.application.comparing.Answer;
import io.twinstore.application.comparing.BackgroundComparison;
import io.twinstore.application.comparing.Bench;
import io.twinstore.application.comparing.Candidate;
import io.twinstore.application.comparing.Findings;
import io.twinstore.application.comparing.Marked;
import io.twinstore.application.masking.KeyedHash;
import io.twinstore.application.switching.StoreGuard;
import io.twinstore.bootstrap.config.Configuration;
import io.twinstore.bootstrap.config.Setting;
import io.twinstore.bootstrap.config.SettingException;
import io.twinstore.bootstrap.config.Stores;
import io.twinstore.bootstrap.home.HashKey;
import io.twinstore.bootstrap.home.Home;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.store.Store;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * A process's bench: the stores that its settings name, opened once more but behind the guards of its callers' calls, and a
 * file in TWINSTORE_HOME that no other running process has.
 */
public final class HomeBench implements Bench {
    private final KeyedHash hash;
    private final FindingsFile file;
    private final Marked marked;
    private final Map<Backend, StoreGuard> guards;
    private final Map<Backend, Store> stores;

    private HomeBench(
            Stores settings, BackgroundComparison.Settings comparison, Map<Backend, StoreGuard> guards, Marked marked) {
        var home = Home.at(settings.home());
        hash = HashKey.in(home);
        this.marked = marked;
        this.guards = Map.copyOf(guards);
        stores = settings.openAside(comparison.connections(), comparison.deadline());
        try {
            file = FindingsFile.claim(home, comparison.candidate());
        } catch (RuntimeException e) {
            stores.values().forEach(Store::close);
            throw e;
        }
    }

    /**
     * Comparing as the settings say; opens nothing before the first read.
     *
     * @param guards what stands before each store when a caller asks it
     * @throws SettingException for settings that cannot be meant
     */
    public static BackgroundComparison comparison(
            Configuration settings, Map<Backend, StoreGuard> guards, Marked marked, Clock clock) {
        int percent = settings.number(Setting.TWINSTORE_COMPARE_PERCENT);
        var comparison = BackgroundComparison.Settings.of(percent, candidate(settings));
        return new BackgroundComparison(
                comparison, () -> new HomeBench(new Stores(settings), comparison, guards, marked), clock);
    }

    private static Candidate candidate(Configuration settings) {
        return settings.require(Setting.TWINSTORE_COMPARE_WITH).equals("self") ? Candidate.SELF : Candidate.OTHER;
    }

    @Override
    public Answer ask(Backend backend, Function<Store, Answer> question) {
        var store = Objects.requireNonNull(stores.get(backend), "comparing needs both stores");
        return Objects.requireNonNull(guards.get(backend)).call(() -> question.apply(store));
    }

    @Override
    public KeyedHash hash() {
        return hash;
    }

    @Override
    public Marked marked() {
        return marked;
    }

    @Override
    public void save(Findings findings) {
        file.write(findings);
    }

    @Override
    public void close() {
        file.close();
        stores.values().forEach(Store::close);
    }
}

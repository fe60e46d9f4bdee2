package io.twinstore.bootstrap.cli;

import io.twinstore.application.switching.UnjournaledWrites;
import io.twinstore.bootstrap.state.StateDirectory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What goes before and after a load of whole tables, from files or from the source itself. */
final class Loading {
    private final StateDirectory state;
    private final UnjournaledWrites writes;

    /** Over the state directory of these settings. */
    Loading(TwinstoreCommand settings) {
        state = StateDirectory.at(settings.stores().stateDirectory());
        writes = new UnjournaledWrites(state, "rows were imported");
    }

    /** Refuses when PostgreSQL is the primary, whose rows are newer. */
    void requireOtherPrimary() {
        writes.requireOtherPrimary();
    }

    /**
     * Loads the tables while the primary stays what it is: what was changed since their rows were read is for the next
     * catch-up to find, and while the load is under way, anything may be.
     *
     * @param load answers how many rows of which tables it has set aside
     */
    Map<String, Long> load(
            String source, String target, List<String> tables, Instant read, Supplier<Map<String, Long>> load) {
        try (var marks = state.claimMarks(source, target)) {
            return writes.during(writing -> {
                writing.run();
                marks.forget(tables);
                var setAside = load.get();
                state.forgetRejects(tables.stream()
                        .filter(table -> !setAside.containsKey(table))
                        .toList());
                marks.keep(tables.stream().collect(Collectors.toMap(table -> table, table -> read)));
                return setAside;
            });
        }
    }
}

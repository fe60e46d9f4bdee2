package io.twinstore.bootstrap.cli;

import io.twinstore.application.switching.RefusedException;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.domain.store.Backend;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** What goes before and after a load of whole tables, from files or from the source itself. */
final class Loading {
    private final StateDirectory state;

    /** Over the state directory of these settings. */
    Loading(TwinstoreCommand settings) {
        state = StateDirectory.at(settings.stores().stateDirectory());
    }

    /** Rows that are loaded leave no pending writes, and are older than those of the primary. */
    void requireTarget(boolean writes) {
        var primary = state.flags().primary();
        if (primary.filter(Backend.POSTGRES::equals).isPresent()) {
            throw new RefusedException("PostgreSQL is the primary, whose rows an import would overwrite with older"
                    + " ones; first 'twinstore flags set TIMEWEB_IS_PRIMARY=false'");
        }
        if (primary.isPresent() && writes) {
            state.divergence().open("rows were imported");
        }
    }

    /**
     * Loads the tables: what was changed since their rows were read is for the next catch-up to find, and while the load is
     * under way, anything may be.
     */
    void load(String source, String target, List<String> tables, Instant read, Runnable load) {
        try (var marks = state.claimMarks(source, target)) {
            marks.forget(tables);
            load.run();
            marks.keep(tables.stream().collect(Collectors.toMap(table -> table, table -> read)));
        }
    }
}

package io.twinstore.application.dualwrite;

import io.twinstore.application.journal.PendingWrite;
import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.twins.TwinRows;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Both stores' rows, and which of the two is the primary at this moment: rows are copied from that one only. */
public interface TwinStores {

    /** A store's rows. */
    TwinRows rows(Backend backend);

    /** The primary, asked before every request; nothing while only one store may be used. */
    Optional<Backend> primary();

    /** Over the rows of both stores. */
    static TwinStores of(Map<Backend, TwinRows> rows, Supplier<Optional<Backend>> primary) {
        return new TwinStores() {
            @Override
            public TwinRows rows(Backend backend) {
                return Objects.requireNonNull(rows.get(backend));
            }

            @Override
            public Optional<Backend> primary() {
                return primary.get();
            }
        };
    }

    /**
     * Whether the store that took the pending write's write is the primary still.
     *
     * @throws Unavailable while only one store may be used
     */
    default boolean isCurrent(PendingWrite pending) {
        return primary()
                .map(now -> now == pending.source())
                .orElseThrow(() -> new Unavailable("only one store may be used", null));
    }

    /** The store from which the pending write's rows are copied. */
    default TwinRows from(PendingWrite pending) {
        return rows(pending.source());
    }

    /** The store to which they are copied. */
    default TwinRows to(PendingWrite pending) {
        return rows(pending.source().other());
    }
}

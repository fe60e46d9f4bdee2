package io.twinstore.application.routing;

import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.twins.ApplyFailure;
import io.twinstore.domain.twins.TwinRows;
import io.twinstore.domain.twins.TwinStore;
import io.twinstore.domain.values.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/** A store's rows behind its guard, so that a store that is down is left alone here too. */
public record GuardedTwinRows(TwinStore store, StoreGuard guard) implements TwinRows {
    @Override
    public Map<RowKey, Json.Obj> read(List<RowKey> keys) {
        return ask(rows -> rows.read(keys));
    }

    @Override
    public Optional<RowKey> keyOf(String table, String column, String value) {
        return ask(rows -> rows.keyOf(table, column, value));
    }

    @Override
    public Map<RowKey, ApplyFailure> apply(SortedMap<RowKey, Optional<Json.Obj>> rows) {
        return ask(store -> store.apply(rows));
    }

    /** Errors name the store, since nobody called it by name. */
    private <T> T ask(Function<TwinRows, T> question) {
        try {
            return guard.call(() -> question.apply(store.twinRows()));
        } catch (StoreException e) {
            throw e.about(store.backend().toString());
        }
    }
}

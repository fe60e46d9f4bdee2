package io.twinstore.application.switching;

import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.store.Store;
import io.twinstore.domain.twins.Obstacle;
import io.twinstore.domain.twins.TwinRows;
import io.twinstore.domain.values.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** A store's rows behind its guard, so that a store that is down is left alone here too. */
public record GuardedTwinRows(Store store, StoreGuard guard) implements TwinRows {
    @Override
    public Map<RowKey, Json.Obj> read(List<RowKey> keys) {
        return guard.call(() -> store.twinRows().read(keys));
    }

    @Override
    public Optional<RowKey> keyOf(String table, String column, String value) {
        return guard.call(() -> store.twinRows().keyOf(table, column, value));
    }

    @Override
    public Map<RowKey, Obstacle> apply(SortedMap<RowKey, Optional<Json.Obj>> rows) {
        return guard.call(() -> store.twinRows().apply(rows));
    }
}

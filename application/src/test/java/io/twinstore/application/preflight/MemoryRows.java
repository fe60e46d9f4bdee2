package io.twinstore.application.preflight;

import io.twinstore.domain.tables.RowCount;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.values.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of one table in memory, of which the first page is read alone. */
final class MemoryRows implements TableReader {
    final List<Json.Obj> rows = new ArrayList<>();

    @Override
    public String place() {
        return "the rows";
    }

    @Override
    public List<Json.Obj> readAfter(Table table, Json.@Nullable Obj after, int limit) {
        return rows.subList(0, Math.min(limit, rows.size()));
    }

    @Override
    public List<Json.Obj> changedAfter(Table table, Instant since, Json.@Nullable Obj after, int limit) {
        throw new UnsupportedOperationException("nothing changes");
    }

    @Override
    public List<Json.Obj> keysAfter(Table table, Json.@Nullable Obj after, int limit) {
        throw new UnsupportedOperationException("whole rows are read");
    }

    @Override
    public Instant now(Table table) {
        throw new UnsupportedOperationException("no clock is asked");
    }

    @Override
    public Optional<Json.Obj> find(Table table, Json.Obj key) {
        return Optional.empty();
    }

    @Override
    public RowCount count(Table table) {
        return new RowCount(rows.size(), false);
    }
}

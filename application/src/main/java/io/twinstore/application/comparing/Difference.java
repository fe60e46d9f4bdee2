package io.twinstore.application.comparing;

import io.twinstore.application.comparing.Mismatch.Kind;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.values.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where two answers differ.
 *
 * @param key the row's; null when the difference is not in one row that is known
 * @param control the columns that differ, as the control answered them
 * @param candidate the same as the candidate did
 */
record Difference(
        Kind kind, String diagnosis, @Nullable RowKey key, List<String> columns, Json.Obj control, Json.Obj candidate) {
    private static final Json.Obj NOTHING = new Json.Obj(Map.of());

    static Difference of(Kind kind, String diagnosis, @Nullable RowKey key) {
        return new Difference(kind, diagnosis, key, List.of(), NOTHING, NOTHING);
    }

    /** Whether a row is in one answer only. */
    boolean oneSided() {
        return kind == Kind.MISSING || kind == Kind.EXTRA;
    }

    /** Names what differs, never a value. */
    @Override
    public String toString() {
        return diagnosis + " in " + columns;
    }
}

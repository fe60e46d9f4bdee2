package io.twinstore.bootstrap.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.twinstore.bootstrap.state.TwoStores;
import io.twinstore.domain.rows.Column;
import io.twinstore.domain.twins.WrittenTables;
import java.sql.SQLException;
import java.util.stream.Collectors;

/** Whether both stores hold the same rows. */
final class Equality {
    private Equality() {}

    /** Compares every row of the tables that are written, ids and timestamps included; answers how many there are. */
    static int assertEqualStores(TwoStores stores) throws SQLException {
        int rows = 0;
        for (var schema : WrittenTables.SCHEMAS) {
            var key = schema.conflictKey().stream().map(Column::name).collect(Collectors.joining("::text || ' ' || "));
            var postgres = TwoStores.rows(stores.postgres(), schema.table(), key);
            var supabase = TwoStores.rows(stores.supabase(), schema.table(), key);
            var differing = postgres.entrySet().stream()
                    .filter(row -> !row.getValue().equals(supabase.get(row.getKey())))
                    .map(row -> row.getValue() + "\n" + supabase.get(row.getKey()))
                    .limit(3)
                    .collect(Collectors.joining("\n"));
            assertEquals("", differing, schema.table());
            assertEquals(postgres.keySet(), supabase.keySet(), schema.table());
            rows += postgres.size();
        }
        return rows;
    }
}

package io.twinstore.bootstrap.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.query.Limits;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.values.Json;
import io.twinstore.postgres.PostgresStore;
import io.twinstore.supabase.SupabaseStore;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Both stores, over one database, tell the same of what changed, of their keys and of their time. */
class ChangedRowsTest {
    private static final int PAGE = 7;

    private final SampleSource samples = new SampleSource(50);
    private final SupabaseStore supabase =
            SupabaseStore.open(new SupabaseStore.Settings(samples.url(), SampleSource.KEY, 1, Limits.DEFAULT));
    private final PostgresStore postgres = PostgresStore.open(new PostgresStore.Settings(
            samples.database().jdbcUrl(),
            samples.database().user(),
            samples.database().password(),
            1,
            Limits.DEFAULT));

    @AfterEach
    void stop() {
        postgres.close();
        supabase.close();
        samples.close();
    }

    private static Table table(String name) {
        return PostgresStore.schemaTables().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Json.Obj> all(Function<Json.@Nullable Obj, List<Json.Obj>> page) {
        var rows = new ArrayList<Json.Obj>(page.apply(null));
        for (var next = rows; !next.isEmpty(); ) {
            next = new ArrayList<>(page.apply(next.get(next.size() - 1)));
            rows.addAll(next);
        }
        return rows;
    }

    private static List<Json.Obj> changed(TableReader reader, Table table, Instant since) {
        return all(last -> reader.changedAfter(table, since, last, PAGE)).stream()
                .map(table::keyOf)
                .toList();
    }

    /** Fewer rows an answer than keys that are asked for, so that the server cannot answer all at once. */
    @Test
    void theRowsOfManyKeysInTheirOrder() {
        for (var table : PostgresStore.schemaTables()) {
            var keys = new ArrayList<>(postgres.tableReader().readAfter(table, null, 300).stream()
                    .map(table::keyOf)
                    .toList());
            Collections.reverse(keys);
            if (table.name().equals("clients")) {
                keys.add(7, new Json.Obj(Map.of("id", Json.of(-7))));
            }
            var found = postgres.tableReader().findAll(table, keys);
            assertEquals(found, supabase.tableReader().findAll(table, keys), table.name());
            assertEquals(
                    table.name().equals("clients") ? 1 : 0,
                    found.stream().filter(Optional::isEmpty).count());
            for (int i = 0; i < keys.size(); i++) {
                var key = keys.get(i);
                found.get(i).ifPresent(row -> assertEquals(key, table.keyOf(row)));
            }
        }
    }

    @Test
    void theRowsSinceAMomentAndThoseThatSayNone() throws SQLException {
        var since = Instant.parse("2100-01-01T00:00:00.000001Z");
        try (var connection = samples.database().connect();
                var statement = connection.createStatement()) {
            statement.execute("update staff_schedules set last_updated = null where id % 3 = 0");
            for (var table : List.of("clients", "whatsapp_keys")) {
                statement.execute("update " + table + " set updated_at = '" + since
                        + "' where ctid in (select ctid from " + table + " limit 20)");
                statement.execute("update " + table + " set updated_at = '" + since.minusNanos(1_000)
                        + "' where updated_at < now() and ctid in (select ctid from " + table
                        + " where updated_at < now() limit 20)");
            }
        }
        assertEquals(
                20, changed(postgres.tableReader(), table("clients"), since).size());
        for (var name : List.of("clients", "whatsapp_keys", "staff_schedules")) {
            var rows = changed(postgres.tableReader(), table(name), since);
            assertFalse(rows.isEmpty(), name);
            assertEquals(rows, changed(supabase.tableReader(), table(name), since), name);
        }
    }

    @Test
    void theKeysOfEachTable() {
        for (var table : PostgresStore.schemaTables()) {
            var keys = all(last -> postgres.tableReader().keysAfter(table, last, 100));
            assertEquals(keys, all(last -> supabase.tableReader().keysAfter(table, last, 100)), table.name());
            assertEquals(postgres.tableReader().count(table).rows(), keys.size(), table.name());
        }
    }

    @Test
    void theRangesOfEachTable() {
        for (var table : PostgresStore.schemaTables()) {
            var rows = all(last -> postgres.tableReader().readAfter(table, last, 100));
            assertEquals(rows, inRanges(postgres.tableReader(), table, rows.size()), table.name());
            assertEquals(rows, inRanges(supabase.tableReader(), table, rows.size()), table.name());
        }
    }

    /** In ranges of some pages and a half, of which the last one is asked for as the others are. */
    private static List<Json.Obj> inRanges(TableReader reader, Table table, int rows) {
        int range = PAGE * 30 + PAGE / 2;
        var found = new ArrayList<Json.Obj>();
        Json.Obj begin = null;
        for (int left = rows; left > 0; left -= range) {
            var from = begin;
            var end = reader.keyAfter(table, from, Math.min(left, range)).orElseThrow();
            found.addAll(all(last -> reader.readBetween(table, last == null ? from : last, end, PAGE * 10)));
            assertEquals(end, table.keyOf(found.get(found.size() - 1)), table.name());
            begin = end;
        }
        assertTrue(reader.keyAfter(table, begin, 1).isEmpty(), table.name());
        assertTrue(reader.keyAfter(table, null, rows + 1).isEmpty(), table.name());
        return found;
    }

    @Test
    void theirTimeIsThatOfTheServer() {
        var before = Instant.now().minusSeconds(5); // REST tells whole seconds, some of them late
        for (var reader : List.of(postgres.tableReader(), supabase.tableReader())) {
            var now = reader.now(table("clients"));
            assertFalse(now.isBefore(before), reader.place());
            assertTrue(Duration.between(now, Instant.now()).compareTo(Duration.ofSeconds(5)) < 0, reader.place());
        }
    }
}

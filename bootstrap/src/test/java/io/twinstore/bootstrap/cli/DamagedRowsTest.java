package io.twinstore.bootstrap.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.bootstrap.state.TwoStores;
import io.twinstore.schema.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The smallest damages that a copy could have: validate finds each and names the row and the column. */
class DamagedRowsTest {
    private static final String TABLE = """
            create table things (
                id int primary key, name text, other text, price numeric, share double precision, at timestamptz, day date,
                data jsonb, tags text[], flags bit(8), picture bytea)
            """;

    private static final String ROWS = """
            insert into things
            select n, 'name ' || n, 'other ' || n, 1.50, 0.1, '2026-03-01T10:00:00Z', '2026-03-01', '{"a": 1.50, "b": [1, 2]}',
                   array['a', null], b'10101010', '\\xcafe'
            from generate_series(1, 1200) n
            """;

    /** Of a row of its own. */
    private record Damage(int id, String before, String update, List<String> columns) {
        String sql() {
            return "update things set " + update + " where id = " + id;
        }

        String difference() {
            return different(id, columns);
        }
    }

    private final List<Damage> damages = new ArrayList<>();

    private void damage(String update, String... columns) {
        damageOf("id = id", update, columns);
    }

    /** Of a row that holds something else than most. */
    private void damageOf(String before, String update, String... columns) {
        damages.add(new Damage(100 + 60 * damages.size(), before, update, List.of(columns)));
    }

    private void damages() {
        damage("flags = b'10101011'", "flags");
        damage("picture = '\\xcaff'", "picture");
        damage("share = 0.1 + 1.4e-17", "share");
        damage("at = at + interval '1 microsecond'", "at");
        damage("day = day + 1", "day");
        damage("price = 1.500", "price");
        damage("data = '{\"a\": 1.5, \"b\": [1, 2]}'", "data");
        damage("data = '{\"a\": 1.50, \"b\": [2, 1]}'", "data");
        damage("name = other, other = name", "name", "other");
        damage("name = name || ' '", "name");
        damage("name = replace(name, 'a', 'а')", "name"); // the Cyrillic one
        damageOf("other = ''", "other = null", "other");
        damageOf("other = null", "other = 'null'", "other");
        damageOf("tags = null", "tags = '{}'", "tags");
        damage("tags = array['a', 'null']", "tags");
        damageOf("data = null", "data = 'null'", "data");
        damage("data = to_jsonb(data::text)", "data");
    }

    private static String different(int id, List<String> columns) {
        return "{\"table\":\"things\",\"key\":{\"id\":" + id + "},\"kind\":\"different\",\"columns\":[\""
                + String.join("\",\"", columns) + "\"]";
    }

    @TempDir
    private Path directory = Path.of("");

    private final SampleSource samples = new SampleSource(100);
    private final TestDatabase source = samples.database();
    private final TestDatabase target = TestDatabase.migrated();

    @BeforeEach
    void copied() throws SQLException {
        damages();
        for (var database : List.of(source, target)) {
            TwoStores.execute(database, TABLE);
            TwoStores.execute(database, ROWS);
            for (var damage : damages) {
                TwoStores.execute(database, "update things set " + damage.before() + " where id = " + damage.id());
            }
        }
    }

    @AfterEach
    void stop() {
        samples.close();
        target.close();
    }

    private CommandRun validate(boolean direct) {
        var all = new ArrayList<>(List.of("validate", "--tables", "things", "--json"));
        all.addAll(SampleSource.target(target.jdbcUrl(), target));
        all.addAll(samples.settings());
        if (direct) {
            all.addAll(samples.direct());
        }
        return CommandRun.of(Map.of(), directory, all.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void eachIsFoundAndNamed(boolean direct) throws SQLException {
        validate(direct).done(0);
        for (var damage : damages) {
            TwoStores.execute(target, damage.sql());
        }
        TwoStores.execute(target, "delete from things where id = 3");
        TwoStores.execute(
                target,
                "insert into things select 2000, name, other, price, share, at, day, data, tags, flags, picture"
                        + " from things where id = 4");
        TwoStores.execute(
                target, "update things t set name = o.name from things o where (t.id, o.id) in ((5, 6), (6, 5))");
        var answer = validate(direct).done(1).out();
        var expected = new ArrayList<>(damages.stream().map(Damage::difference).toList());
        expected.add("{\"table\":\"things\",\"key\":{\"id\":3},\"kind\":\"missing\",\"columns\":[]");
        expected.add("{\"table\":\"things\",\"key\":{\"id\":2000},\"kind\":\"extra\",\"columns\":[]");
        expected.add(different(5, List.of("name")));
        expected.add(different(6, List.of("name")));
        for (var difference : expected) {
            assertTrue(answer.contains(difference), difference + " is not in " + answer);
        }
        assertEquals(expected.size(), answer.split("\"kind\":", -1).length - 1, answer);
    }
}

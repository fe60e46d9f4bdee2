package io.twinstore.bootstrap.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.schema.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that a salon has beside ours move as ours do, or are refused with the reason. */
class OwnTablesTest {
    private static final String PROMO = "Promo Codes";

    /** What PostgreSQL can do to a table that JSON and SQL could trip over. */
    private static final String[] TABLES = {
        "create type mood as enum ('calm', 'so, so', 'a \"b\"')",
        "create domain short_name as varchar(20) check (value <> '')",
        "create table moods (code smallint primary key, mood mood not null)",
        """
        create table "Promo Codes" (
            "the code" text, "valid.until" timestamp, "Mood" smallint references moods,
            primary key ("the code", "valid.until"))
        """,
        """
        create table visits (
            id bigint generated always as identity primary key, moods mood[], name short_name unique,
            price numeric, share real, weight double precision, at timestamp, day_time timetz, lasted interval,
            picture bytea, address inet, hours int4range, extra json, flags bit(3), parent bigint references visits,
            total numeric generated always as (price * 2) stored, updated_at timestamptz)
        """,
        "create table notes (text text)",
        "create view calm_moods as select * from moods where mood = 'calm'",
        "create table points (id int primary key, place point_of_map)"
    };

    private static final String[] ROWS = {
        "insert into moods values (1, 'calm'), (-2, 'so, so'), (32767, 'a \"b\"')",
        "insert into \"Promo Codes\" values ('a\"b\\c,(d).e', '2026-03-29 02:30:00.000001', 1), ('Я', 'infinity', null)",
        """
        insert into visits (moods, name, price, share, weight, at, day_time, lasted, picture, address, hours, extra, flags,
                            parent, updated_at)
        select case n % 3 when 0 then null when 1 then '{}'::mood[] else array['so, so', null, 'a "b"']::mood[] end,
               'visit ' || n, case n when 1 then 'NaN' else n * 1.10 + 12345678901234567890.000000001 end, n / 3.0::real,
               n * 1e17 / 3, '1999-12-31 23:59:59.999999', '10:00:00.5+03', '1 mon -3 days 04:05:06.7', '\\xdead00beef',
               '10.0.0.1/8', int4range(n, n + 5), case when n % 5 > 0 then '{"b": 1.50, "a": [null]}'::json end, b'101',
               nullif(n, 1) / 2, '2026-01-01T00:00:00Z'
        from generate_series(1, 300) n
        """,
        "insert into notes values ('x')"
    };

    @TempDir
    private Path directory = Path.of("");

    private final SampleSource samples = new SampleSource(100);
    private final TestDatabase source = samples.database();
    private final TestDatabase target = TestDatabase.migrated();

    @BeforeEach
    void tables() throws SQLException {
        for (var database : List.of(source, target)) {
            sql(database, "create type point_of_map as (x int, y int)");
            sql(database, TABLES);
        }
        sql(source, ROWS);
    }

    @AfterEach
    void stop() {
        samples.close();
        target.close();
    }

    private static void sql(TestDatabase database, String... statements) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String query(TestDatabase database, String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return String.valueOf(result.getString(1));
        }
    }

    private CommandRun run(boolean direct, String... command) {
        var all = new ArrayList<>(List.of(command));
        all.addAll(SampleSource.target(target.jdbcUrl(), target));
        all.addAll(samples.settings());
        if (direct) {
            all.addAll(samples.direct());
        }
        return CommandRun.of(Map.of(), directory, all.toArray(String[]::new));
    }

    private void assertSame(String table) throws SQLException {
        var rows = "select string_agg(t::text, e'\\n' order by t::text) from " + table + " t";
        assertEquals(query(source, rows), query(target, rows), table);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyTableWithAPrimaryKeyMovesToTheLastBit(boolean direct) throws SQLException {
        run(direct, "preflight", "--all").done(0);
        var move = run(direct, "move", "--all").done(0);
        assertTrue(move.err().contains("left out: notes, since it has no primary key"), move.err());
        assertTrue(move.err().contains("left out: calm_moods, since it is a view"), move.err());
        assertTrue(
                move.err().contains("left out: points, since its column place is of the type point_of_map"),
                move.err());
        for (var table : List.of("moods", "\"Promo Codes\"", "visits")) {
            assertSame(table);
        }
        run(direct, "validate", "--all").done(0);
        assertEquals("301", query(target, "select nextval(pg_get_serial_sequence('visits', 'id'))"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatDiffersIsNamedAndCatchUpMendsIt(boolean direct) throws SQLException {
        var tables = "moods," + PROMO + ",visits";
        run(direct, "move", direct ? "--direct" : "--restart", "--tables", tables)
                .done(0);
        sql(
                target,
                "update visits set weight = weight * (1 + 2e-16), moods = array['calm']::mood[] where id = 7",
                "update \"Promo Codes\" set \"Mood\" = -2 where \"valid.until\" = 'infinity'",
                "delete from visits where id = 300");
        var validate = run(direct, "validate", "--tables", tables).done(1).out();
        assertTrue(validate.contains("moods, weight"), validate);
        assertTrue(validate.contains("Mood"), validate);
        sql(
                source,
                "update visits set name = 'swapped' where id = 8",
                "update visits set name = 'visit 8' where id = 9",
                "update visits set name = 'visit 9', updated_at = now() where id = 8",
                "update visits set updated_at = now() where id = 9");
        run(direct, "catch-up", "--whole", "--tables", tables).done(0);
        run(direct, "validate", "--tables", tables).done(0);
    }

    /** Unquoted, each would be a parameter of PostgREST's own, and a filter by it would find every row. */
    @ParameterizedTest
    @ValueSource(strings = {"offset", "order", "and"})
    void aKeyThatIsCalledAsAParameterFindsItsRows(String name) throws SQLException {
        for (var database : List.of(source, target)) {
            sql(
                    database,
                    "create table topics (topic text, \"%1$s\" int, name text, updated_at timestamptz, primary key (topic, \"%1$s\"))"
                            .formatted(name),
                    "insert into topics select 'a', n, 'x', '2026-01-01Z' from generate_series(1, 1300) n",
                    "create table singles (\"%1$s\" int primary key, name text)".formatted(name),
                    "insert into singles select n, 'x' from generate_series(1, 1300) n");
        }
        run(false, "validate", "--tables", "topics,singles").done(0);
        run(false, "catch-up", "--tables", "topics,singles").done(0);
        sql(
                target,
                "delete from topics where \"%s\" = 1250".formatted(name),
                "update singles set name = 'y' where \"%s\" = 1299".formatted(name));
        var validate = run(false, "validate", "--tables", "topics,singles", "--json")
                .done(1)
                .out();
        assertTrue(validate.contains("\"kind\":\"missing\""), validate);
        assertTrue(validate.contains("\"kind\":\"different\""), validate);
        run(false, "catch-up", "--tables", "topics").done(0);
        run(false, "repair", "--tables", "singles").done(0);
        run(false, "validate", "--tables", "topics,singles").done(0);
    }

    @Test
    void filesOfNamedTablesGoThroughExportAndImport() throws SQLException {
        var files = directory.resolve("own").toString();
        run(false, "export", "--out", files, "--tables", "moods," + PROMO).done(0);
        assertTrue(Files.exists(directory.resolve("own").resolve("%50romo%20%43odes.json")));
        run(false, "import", "--in", files).done(0);
        assertSame("\"Promo Codes\"");
        run(true, "export", "--out", files, "--restart", "--tables", "moods," + PROMO)
                .done(0);
        run(true, "import", "--in", files).done(0);
    }

    @Test
    void whatCannotMoveIsRefusedWithTheReasonBeforeARowMoves() throws SQLException {
        run(false, "move", "--tables", "notes").refused(2, "notes cannot be moved, since it has no primary key");
        run(false, "move", "--tables", "calm_moods").refused(2, "calm_moods cannot be moved, since it is a view");
        run(false, "move", "--tables", "points").refused(2, "of the type point_of_map");
        run(false, "move", "--tables", "nothing").refused(2, "there is no table nothing; there are");
        sql(source, "alter table moods add column colour text");
        run(false, "move", "--tables", "moods,companies").refused(3, "table moods: the target has no column colour");
        assertEquals("0", query(target, "select count(*) from companies"));
        sql(
                target,
                "alter table moods add column colour text",
                "alter table clients add column search text default 'x'");
        run(false, "move").done(0);
        var validate = run(false, "validate").done(0);
        assertTrue(
                validate.err().contains("table clients: the source has no column search, so that it is not compared"),
                validate.err());
    }
}

package io.twinstore.postgres;

import static io.twinstore.postgres.StoreFixture.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.tables.RowEncoding;
import io.twinstore.domain.tables.TableWriter.Changed;
import io.twinstore.domain.values.Json;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables that somebody has beside ours, as the catalogue tells of them: read, loaded and changed, or refused. */
class DatabaseTablesTest {
    private final StoreFixture fixture = new StoreFixture();

    @AfterEach
    void stop() {
        fixture.close();
    }

    private Changed change(String table, Json.Obj... rows) {
        try (var load = fixture.store.tableWriter().begin()) {
            var changed = load.change(fixture.table(table), List.of(rows).iterator());
            load.commit();
            return changed;
        }
    }

    private List<Json.Obj> all(String table) {
        return fixture.store.tableReader().readAfter(fixture.table(table), null, 100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create table own (id int primary key, list jsonb[])|its column list is of the type jsonb[]",
                "create domain d as jsonb; create table own (id int primary key, list d[])|its column list is of the type d[]",
                "create table own (id int primary key, list json[])|its column list is of the type json[]",
                "create table own (id int primary key); create table heir () inherits (own)|other tables inherit from it",
                "create table own (id int primary key, n int generated always as identity)|its column n",
                "create table own (id int primary key deferrable)|its primary key is deferrable"
            })
    void whatCannotBeCarriedWholeIsRefusedWithTheReason(String tables, String reason) {
        fixture.execute(tables);
        var refused = fixture.store.tableWriter().movable().refused();
        assertEquals(reason, String.valueOf(refused.get("own")).substring(0, reason.length()));
    }

    @Test
    void aColumnOfAnyNameIsRead() {
        fixture.execute("create table own (r int primary key, ordinality int, t int, g int, k1 text, place int)");
        fixture.execute("insert into own values (1, 2, 3, 4, '5', 6)");
        var row = row("r", 1, "ordinality", 2, "t", 3, "g", 4, "k1", "5", "place", 6);
        assertEquals(List.of(row), all("own"));
        assertEquals(
                List.of(Optional.of(row), Optional.<Json.Obj>empty()),
                fixture.store.tableReader().findAll(fixture.table("own"), List.of(row("r", 1), row("r", 9))));
        fixture.execute("alter table own drop constraint own_pkey, add primary key (ordinality, r, place, k1)");
        var key = row("ordinality", 2, "r", 1, "place", 6, "k1", "5");
        try (var load = fixture.store.tableWriter().begin()) {
            assertEquals(
                    1,
                    load.digests().of(fixture.table("own"), List.of(key)).stream()
                            .flatMap(Optional::stream)
                            .count());
            assertEquals(1, load.delete(fixture.table("own"), List.of(key)));
        }
    }

    /** A record of the whole table could not be made of a key alone. */
    @Test
    void aRowWithDomainsIsFoundAndDeletedByItsKey() {
        fixture.execute("create domain code as char(5); create domain stated as text not null check (value <> '')");
        fixture.execute("create table own (code code primary key, bits bit(3), name stated)");
        fixture.execute("insert into own values ('abc', b'101', 'x'), ('abcde', b'101', 'x')");
        var key = row("code", "abcde");
        assertEquals(
                Optional.of(row("code", "abcde", "bits", "101", "name", "x")),
                fixture.store
                        .tableReader()
                        .findAll(fixture.table("own"), List.of(key))
                        .get(0));
        try (var load = fixture.store.tableWriter().begin()) {
            var digests = load.digests().of(fixture.table("own"), List.of(row("code", "none"), key));
            assertEquals(
                    List.of(false, true),
                    digests.stream().map(Optional::isPresent).toList());
            assertEquals(1, load.delete(fixture.table("own"), List.of(key)));
            load.commit();
        }
        assertEquals("abc", fixture.query("select trim(string_agg(code, ',')) from own"));
    }

    /** PostgreSQL takes a hundred arguments of a function. */
    @Test
    void theDigestOfARowOfManyColumnsIsThatOfItsEncoding() {
        var more = IntStream.range(0, 250).mapToObj(i -> "n" + i + " int default " + i);
        fixture.execute("create table own (id int primary key, " + more.collect(Collectors.joining(", ")) + ")");
        fixture.execute("insert into own (id) values (7)");
        var own = fixture.table("own");
        try (var load = fixture.store.tableWriter().begin()) {
            assertEquals(
                    List.of(Optional.of(RowEncoding.digest(own, all("own").get(0)))),
                    load.digests().of(own, List.of(row("id", 7))));
        }
    }

    @Test
    void columnsThatTheTargetFillsItselfAreFilled() {
        fixture.execute(
                "create table own (id int primary key, n int, twice int not null generated always as (n * 2)"
                        + " stored, ordinal int generated by default as identity (start 7), at timestamptz not null default now())");
        var rows = List.of(row("id", 1, "n", 4));
        assertEquals(1, fixture.load("own", rows));
        assertEquals("1 4 8 7", fixture.query("select concat_ws(' ', id, n, twice, ordinal) from own"));
        assertEquals(new Changed(1, 0), change("own", row("id", 1, "n", 5)));
        assertEquals("1 5 10 7", fixture.query("select concat_ws(' ', id, n, twice, ordinal) from own"));
    }

    @Test
    void aForeignKeyNamesItsParentInAnotherSchema() {
        fixture.execute("create schema \"Far\"; create table \"Far\".companies (id int primary key)");
        fixture.execute("insert into \"Far\".companies values (1)");
        fixture.execute("create table own (id int primary key, company int references \"Far\".companies)");
        assertEquals(new Changed(1, 1), change("own", row("id", 1, "company", 1), row("id", 2, "company", 2)));
        var error = assertThrows(InvalidInput.class, () -> fixture.load("own", List.of(row("id", 3, "company", 3))));
        assertEquals(
                "own: the row with id 3 refers by company to a row of \"Far\".companies that is not there; load that first",
                error.getMessage());
    }

    /** What only the target has would be lost by a row that is deleted and comes again. */
    @Test
    void rowsThatExchangeAUniqueValueKeepWhatTheyDoNotState() {
        fixture.execute("create table own (id int primary key, name text unique, remark text)");
        fixture.execute("insert into own values (1, 'a', 'first'), (2, 'b', 'second')");
        assertEquals(new Changed(2, 0), change("own", row("id", 1, "name", "b"), row("id", 2, "name", "a")));
        assertEquals("1 b first, 2 a second", fixture.query(ROWS));
        fixture.execute("alter table own alter name type date using '2026-01-01'::date + id");
        var swapped = new Json.Obj[] {row("id", 1, "name", "2026-01-03"), row("id", 2, "name", "2026-01-02")};
        assertThrows(InvalidInput.class, () -> change("own", swapped));
        assertEquals("1 2026-01-02 first, 2 2026-01-03 second", fixture.query(ROWS));
    }

    private static final String ROWS = "select string_agg(concat_ws(' ', id, name, remark), ', ' order by id) from own";

    /** One by one, as when some cannot be loaded; each staging table of its own would hold locks until the end. */
    @Test
    void loadsOfOneTransactionShareAStagingTable() {
        var clients = fixture.table("clients");
        try (var load = fixture.store.tableWriter().begin()) {
            for (int i = 1; i <= 200; i++) {
                var client = row("id", i, "yclients_id", i, "company_id", StoreFixture.COMPANY, "phone", "1");
                var broken = row("id", i, "yclients_id", i - 1, "company_id", StoreFixture.COMPANY, "phone", "1");
                assertEquals(1, load.load(clients, List.of(client).iterator()));
                if (i > 1) {
                    assertThrows(
                            RuntimeException.class,
                            () -> load.load(clients, List.of(broken).iterator()));
                }
            }
            assertEquals(
                    OptionalLong.of(1),
                    OptionalLong.of(load.load(
                            fixture.table("companies"),
                            List.of(row("company_id", 5, "title", "x")).iterator())));
            var locks = fixture.query("select count(distinct relation) from pg_locks where mode = 'AccessExclusiveLock'"
                    + " and database = (select oid from pg_database where datname = current_database())");
            assertEquals(true, Integer.parseInt(locks) < 10, locks + " relations are locked");
            load.commit();
        }
        assertEquals("200", fixture.query("select count(*) from clients"));
    }
}

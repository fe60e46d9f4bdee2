package io.twinstore.bootstrap.bench;

import io.twinstore.bootstrap.sampledata.SampleData;
import io.twinstore.bootstrap.sandbox.Sandbox;
import io.twinstore.domain.query.Limits;
import io.twinstore.domain.rows.ColumnType;
import io.twinstore.postgres.PostgresStore;
import io.twinstore.schema.TestDatabase;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A local Supabase with many clients: those of the sample data, again and again under other ids. */
final class ClientsSource implements AutoCloseable {
    static final String KEY = "sb_secret_of_the_salon";
    private static final int PAGE = 1_000;
    private static final String MORE = """
            insert into clients
            select more.* from clients c
                cross join generate_series(1, %1$d / (select count(*) from clients) + 1) n
                cross join lateral jsonb_populate_record(c, jsonb_build_object(
                    'id', c.id + n * 10000, 'yclients_id', c.yclients_id + n * 1000000, 'phone', c.phone || n)) more
            order by n, c.id limit greatest(0, %1$d - (select count(*) from clients))""";

    final TestDatabase database = TestDatabase.migrated();
    private final Sandbox sandbox;

    /** Makes so many clients, but not fewer than the sample data has. */
    ClientsSource(int clients) throws SQLException {
        try (var store = PostgresStore.open(new PostgresStore.Settings(
                        database.jdbcUrl(), database.user(), database.password(), 2, Limits.DEFAULT));
                var load = store.tableWriter().begin()) {
            var rows = SampleData.generate(7, Instant.parse("2026-03-01T10:00:00Z"))
                    .tables();
            for (var table : store.tableWriter().tables()) {
                if (List.of("companies", "clients").contains(table.name())) {
                    load.load(table, rows.getOrDefault(table.name(), List.of()).iterator());
                }
            }
            load.commit();
        }
        Sql.run(database, MORE.formatted(clients), "vacuum analyze");
        sandbox = Sandbox.start(
                new Sandbox.Settings(database.jdbcUrl(), database.user(), database.password(), "public", PAGE, KEY, 0));
    }

    /** How many clients there are. */
    long clients() throws SQLException {
        return Long.parseLong(Sql.text(database, "select count(*) from clients"));
    }

    /** A migrated database with the companies, and no client. */
    TestDatabase target() throws SQLException {
        var target = TestDatabase.migrated();
        CopyProtocol.pipe(database, target, "companies");
        return target;
    }

    /** Where it is. */
    URI url() {
        return sandbox.url();
    }

    /** What tells a command where the source is. */
    List<String> settings() {
        return List.of("--set", "SUPABASE_URL=" + sandbox.url(), "--set", "SUPABASE_KEY=" + KEY);
    }

    /** The requests that export makes for the pages of clients. */
    List<String> pages() throws SQLException {
        var pages = new ArrayList<String>();
        var first = sandbox.url() + "/rest/v1/clients?select=" + encoded(jsonNulls() + "*");
        var rest = "order=id.asc&limit=" + PAGE;
        pages.add(first + "&" + rest);
        for (var last : Sql.texts(
                database,
                "select id from (select id, row_number() over (order by id) as n, count(*) over () as all from clients) c"
                        + " where n % " + PAGE + " = 0 or n = c.all order by id")) {
            pages.add(first + "&id=gt." + last + "&" + rest);
        }
        return pages;
    }

    /** The columns by which our export tells a JSON null from no value. */
    private static String jsonNulls() {
        var names = new StringBuilder();
        PostgresStore.schemaTables().stream()
                .filter(table -> table.name().equals("clients"))
                .flatMap(table -> table.columns().entrySet().stream())
                .filter(column -> column.getValue() == ColumnType.JSON)
                .map(Map.Entry::getKey)
                .forEach(name -> names.append("twinstore_json_" + name + ":" + name + "::char,"));
        return names.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The URL of a database as libpq takes it. */
    static String url(TestDatabase database) {
        var credentials = "postgresql://" + database.user() + ":" + database.password() + "@";
        return database.jdbcUrl().replace("jdbc:postgresql://", credentials).replaceFirst("\\?.*", "");
    }

    @Override
    public void close() {
        sandbox.close();
        database.close();
    }
}

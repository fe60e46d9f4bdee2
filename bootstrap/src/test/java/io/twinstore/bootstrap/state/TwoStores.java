package io.twinstore.bootstrap.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.twinstore.application.journal.PendingCounts;
import io.twinstore.bootstrap.config.Configuration;
import io.twinstore.bootstrap.sandbox.Sandbox;
import io.twinstore.bootstrap.sandbox.SandboxIds;
import io.twinstore.bootstrap.wiring.Wiring;
import io.twinstore.domain.companies.Company;
import io.twinstore.domain.companies.CompanyColumns;
import io.twinstore.domain.rows.Row;
import io.twinstore.schema.HeldPort;
import io.twinstore.schema.TestDatabase;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL and a local Supabase of their own, and the settings of a process over both. */
public final class TwoStores implements AutoCloseable {
    private static final String KEY = "sb_secret_of_the_test";

    private final TemporaryDirectory directory = new TemporaryDirectory();
    private final TestDatabase postgres = TestDatabase.migrated();
    private final TestDatabase supabase = TestDatabase.migrated();
    private final HeldPort port = HeldPort.take();
    private Sandbox sandbox = sandbox();

    private TwoStores() {
        SandboxIds.low(supabase.jdbcUrl(), supabase.user(), supabase.password());
    }

    /** Starts both, empty; TWINSTORE_HOME is not made yet. */
    public static TwoStores start() {
        return new TwoStores();
    }

    private Sandbox sandbox() {
        return Sandbox.start(new Sandbox.Settings(
                supabase.jdbcUrl(), supabase.user(), supabase.password(), "public", 1000, KEY, port.lend()));
    }

    /** The settings of a process, and more given as NAME=VALUE. */
    public Map<String, String> settings(String... more) {
        var url = postgres.jdbcUrl().replaceFirst("jdbc:postgresql://", "postgresql://" + postgres.user() + ":x@");
        var settings = new HashMap<>(Map.of(
                "TWINSTORE_HOME",
                state().toString(),
                "SUPABASE_URL",
                sandbox.url().toString(),
                "SUPABASE_KEY",
                KEY,
                "DATABASE_URL",
                url));
        for (var each : more) {
            settings.put(each.split("=", 2)[0], each.split("=", 2)[1]);
        }
        return settings;
    }

    /** The same as a program reads them. */
    public Configuration configuration(String... more) {
        return Configuration.of(Map.of(), settings(more), null, directory.path());
    }

    /** A process, or what stands for one: it has its own segment, active writes and flags. */
    public Wiring open(String... more) {
        return Wiring.open(configuration(more), Clock.systemUTC());
    }

    /** TWINSTORE_HOME. */
    public StateDirectory state() {
        return StateDirectory.at(directory.path().resolve("home"));
    }

    /** Fails while a key is pending, or while the journal is not known to say all of them. */
    public void assertReconciled() {
        var report = state().journal().report();
        assertEquals(PendingCounts.NONE, report.counts());
        assertEquals(List.of(), report.problems());
    }

    /** Where the local Supabase listens; the port stays its own while it is stopped. */
    public int supabasePort() {
        return port.number();
    }

    /** Ends the local Supabase; calls to it are refused from now on. */
    public void stopSupabase() {
        sandbox.close();
    }

    /** Starts it again where it was. */
    public void startSupabase() {
        sandbox = sandbox();
    }

    /** The PostgreSQL database itself. */
    public TestDatabase postgres() {
        return postgres;
    }

    /** The database behind the local Supabase. */
    public TestDatabase supabase() {
        return supabase;
    }

    /** A company of which the title says something. */
    public static Row<Company> company(long id, String title) {
        return Row.builder(CompanyColumns.SCHEMA)
                .set(CompanyColumns.COMPANY_ID, id)
                .set(CompanyColumns.TITLE, title)
                .build();
    }

    /** The table's rows in a database, each as JSON without its id, by its key column. */
    public static Map<String, String> rows(TestDatabase database, String table, String key) throws SQLException {
        var rows = new LinkedHashMap<String, String>();
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery("select " + key + "::text, row_to_json(t)::text from " + table
                        + " t order by " + key + "::text collate \"C\"")) {
            while (result.next()) {
                rows.put(result.getString(1), result.getString(2));
            }
        }
        return rows;
    }

    /** Runs SQL in a database, as another program would. */
    public static void execute(TestDatabase database, @Nullable String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        sandbox.close();
        port.close();
        supabase.close();
        postgres.close();
        directory.close();
    }
}

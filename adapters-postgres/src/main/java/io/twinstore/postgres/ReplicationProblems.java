package io.twinstore.postgres;

import io.twinstore.domain.tables.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What keeps a database from taking part in logical replication, each with what to do. */
final class ReplicationProblems {
    private static final String SOURCE = """
            select current_setting('server_version_num')::int, current_setting('wal_level'),
                   exists (select from pg_roles where rolname = current_user and (rolsuper or rolreplication)),
                   has_database_privilege(current_database(), 'CREATE'),
                   current_setting('max_replication_slots')::int - (select count(*) from pg_replication_slots),
                   current_setting('max_wal_senders')::int - (select count(*) from pg_stat_replication)
            """;

    /** An update of a row that nothing identifies would be refused at the source as soon as the table is published. */
    private static final String TABLES = """
            select t.name, c.oid is not null, pg_has_role(c.relowner, 'USAGE'),
                   not exists (select from pg_class l
                               where (l.oid = c.oid or l.oid in (select relid from pg_partition_tree(c.oid)))
                               and l.relkind = 'r' and (l.relreplident = 'n' or (l.relreplident = 'd' and not exists (
                                   select from pg_index x where x.indrelid = l.oid and x.indisprimary))))
            from unnest(?::text[]) with ordinality as t(name, place)
            left join pg_class c on c.oid = to_regclass(quote_ident(t.name)) order by t.place
            """;

    private static final String TARGET = """
            select current_setting('server_version_num')::int,
                   exists (select from pg_roles where rolname = current_user and rolsuper),
                   exists (select from pg_roles where rolname = 'pg_create_subscription' and pg_has_role(oid, 'USAGE')),
                   has_database_privilege(current_database(), 'CREATE'),
                   current_setting('max_logical_replication_workers')::int
                   - (select count(*) from pg_stat_subscription where pid is not null),
                   coalesce(current_setting('max_active_replication_origins', true),
                            current_setting('max_replication_slots'))::int
                   - (select count(*) from pg_replication_origin)
            """;

    private static final int ROOTS_PUBLISHED = 130_000;
    private static final int ERRORS_COUNTED = 150_000;

    private final List<String> found = new ArrayList<>();

    private ReplicationProblems() {}

    private void require(boolean good, String problem) {
        if (!good) {
            found.add(problem);
        }
    }

    /** Of the database that is to publish the tables. */
    static List<String> ofSource(Connection connection, List<Table> tables) throws SQLException {
        var problems = new ReplicationProblems();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(SOURCE)) {
            row.next();
            problems.require(
                    row.getInt(1) >= ROOTS_PUBLISHED,
                    "it is older than PostgreSQL 13, which cannot publish a table with partitions; catch up without"
                            + " --replication");
            problems.require(
                    row.getString(2).equals("logical"),
                    "wal_level is " + row.getString(2) + "; set wal_level = logical and restart the server");
            problems.require(
                    row.getBoolean(3),
                    "the user may not replicate; run 'alter role ... replication' as a superuser, or take another user");
            problems.require(row.getBoolean(4), "the user may not make a publication; grant it CREATE on the database");
            problems.require(
                    row.getInt(5) > 0, "every replication slot is in use; drop one, or raise max_replication_slots");
            problems.require(row.getInt(6) > 0, "every wal sender is in use; end others, or raise max_wal_senders");
        }
        problems.tables(connection, tables);
        return problems.found;
    }

    private void tables(Connection connection, List<Table> tables) throws SQLException {
        try (var statement = connection.prepareStatement(TABLES)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", tables.stream().map(Table::name).toArray()));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    var table = "table " + row.getString(1) + ": ";
                    if (!row.getBoolean(2)) {
                        found.add(table + "it is not there; leave it out with --tables");
                        continue;
                    }
                    require(
                            row.getBoolean(3),
                            table + "the user does not own it, so that it cannot publish it; take the owner");
                    require(
                            row.getBoolean(4),
                            table
                                    + "no primary key (replica identity) tells its rows apart, so that once published they"
                                    + " could not be updated; add one");
                }
            }
        }
    }

    /** Of the database that is to subscribe. */
    static List<String> ofTarget(Connection connection) throws SQLException {
        var problems = new ReplicationProblems();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(TARGET)) {
            row.next();
            problems.require(
                    row.getInt(1) >= ERRORS_COUNTED,
                    "it is older than PostgreSQL 15, which does not count what its worker fails at; catch up without"
                            + " --replication");
            problems.require(
                    row.getBoolean(2) || (row.getBoolean(3) && row.getBoolean(4)),
                    "the user may not make a subscription; grant it pg_create_subscription, and CREATE on the database"
                            + " (before PostgreSQL 16: take a superuser)");
            problems.require(
                    row.getInt(5) > 0,
                    "every logical replication worker is in use; raise max_logical_replication_workers");
            problems.require(
                    row.getInt(6) > 0,
                    "every replication origin is in use; raise max_replication_slots"
                            + " (from PostgreSQL 18: max_active_replication_origins)");
        }
        return problems.found;
    }
}

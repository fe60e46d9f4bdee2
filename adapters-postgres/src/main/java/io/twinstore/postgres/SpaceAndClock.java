package io.twinstore.postgres;

import io.twinstore.domain.inspection.DatabaseFacts;
import io.twinstore.domain.tables.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks a database how large tables are, and which time zone it gives to new sessions. */
final class SpaceAndClock {
    /** The rows of a partitioned table are in its partitions. */
    private static final String BYTES = """
            select coalesce(sum(pg_total_relation_size(t.id) + coalesce((
                select sum(pg_total_relation_size(p.relid)) from pg_partition_tree(t.id) p where p.level > 0), 0)), 0)
            from (select to_regclass(quote_ident(name)) as id from unnest(?::text[]) as name) t
            """;

    /** What PostgreSQL itself would take, in its order; our own sessions state UTC, so they cannot show it. */
    private static final String STATED = """
            select split_part(stated, '=', 2) from pg_db_role_setting s, unnest(s.setconfig) as stated
            where stated ilike 'timezone=%'
            and s.setdatabase in (0, (select oid from pg_database where datname = current_database()))
            and s.setrole in (0, (select oid from pg_roles where rolname = session_user))
            order by s.setrole = 0, s.setdatabase = 0 limit 1
            """;

    private static final String MAY_SEE_FILES = """
            select has_table_privilege('pg_file_settings', 'SELECT')
            and has_function_privilege('pg_show_all_file_settings()', 'EXECUTE')
            """;

    private static final String IN_FILES = """
            select setting from pg_file_settings where name ilike 'timezone' and applied order by seqno desc limit 1
            """;

    /** What a server has whose files say nothing. */
    private static final String OTHERWISE = "GMT";

    private SpaceAndClock() {}

    static DatabaseFacts of(Connection connection, List<Table> tables) throws SQLException {
        return new DatabaseFacts(bytes(connection, tables), timeZone(connection));
    }

    private static long bytes(Connection connection, List<Table> tables) throws SQLException {
        try (var statement = connection.prepareStatement(BYTES)) {
            var names = tables.stream().map(Table::name).toArray();
            statement.setArray(1, connection.createArrayOf("text", names));
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static @Nullable String timeZone(Connection connection) throws SQLException {
        var stated = Sql.strings(connection, STATED);
        if (!stated.isEmpty()) {
            return stated.get(0);
        }
        if (!Sql.strings(connection, MAY_SEE_FILES).contains("t")) {
            return null;
        }
        return Sql.strings(connection, IN_FILES).stream().findFirst().orElse(OTHERWISE);
    }
}

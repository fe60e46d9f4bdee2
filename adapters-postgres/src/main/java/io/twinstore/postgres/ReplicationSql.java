package io.twinstore.postgres;

import io.twinstore.domain.tables.Table;
import java.util.List;
import java.util.stream.Collectors;

/** The statements of logical replication. */
final class ReplicationSql {
    /** Of the publication, the slot and the subscription. */
    static final String NAME = "twinstore";

    private static final String OWN_SLOT =
            " from pg_replication_slots s where slot_name = 'twinstore' and database = current_database()";

    /** One row when it is there. */
    static final String PUBLICATION = "select pubname from pg_publication where pubname = 'twinstore'";

    static final String PUBLISHED =
            "select tablename from pg_publication_tables where pubname = 'twinstore' order by tablename";

    /** Whether it is active, bytes behind, milliseconds of lag, status, and how many bytes are safe. */
    static final String SLOT = """
            select active, pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn)::bigint,
                   (select (extract(epoch from replay_lag) * 1000)::bigint from pg_stat_replication r where r.pid = s.active_pid),
                   coalesce(wal_status, 'lost'), safe_wal_size
            """ + OWN_SLOT;

    /** A message in the log, since only what is written there surely passes by the slot. */
    static final String POSITION = "select pg_logical_emit_message(true, 'twinstore', 'position')";

    static final String MISSING = "select pg_wal_lsn_diff(?::pg_lsn, confirmed_flush_lsn)::bigint" + OWN_SLOT;

    static final String DROP_SLOT = "select pg_drop_replication_slot(slot_name)" + OWN_SLOT;

    /** Ends who is still at the slot, even one that is making it: that would be left behind otherwise. */
    static final String LEAVE_SLOT = """
            select pg_terminate_backend(a.pid) from pg_stat_activity a
            where pg_has_role(a.usesysid, 'USAGE') and a.pid = (select active_pid
            """ + OWN_SLOT + ")";

    /** Names the snapshot; in the form that every version knows. */
    static final String MAKE_SLOT = "CREATE_REPLICATION_SLOT \"twinstore\" LOGICAL pgoutput EXPORT_SNAPSHOT";

    /** Whether it is enabled, whether its worker runs, and how often that failed. */
    static final String SUBSCRIPTION = """
            select s.subenabled,
                   exists (select from pg_stat_subscription w where w.subid = s.oid and w.pid is not null),
                   (select e.apply_error_count from pg_stat_subscription_stats e where e.subid = s.oid)
            from pg_subscription s
            where s.subname = 'twinstore' and s.subdbid = (select oid from pg_database where datname = current_database())
            """;

    /** One row while changes of a source are being written into this database. */
    static final String IS_FED = """
            select subname from pg_subscription where subname = 'twinstore' and subenabled
            and subdbid = (select oid from pg_database where datname = current_database())
            """;

    static final String MAY_BE_SILENT = "select current_setting('is_superuser')";

    /** So that the server's log has no statement with a password. */
    static final String[] BE_SILENT = {
        "set local log_min_error_statement = panic",
        "set local log_statement = none",
        "set local log_min_duration_statement = -1"
    };

    static final List<String> DROP_SUBSCRIPTION = List.of(
            "alter subscription twinstore disable",
            "alter subscription twinstore set (slot_name = none)",
            "drop subscription twinstore");

    /** This month and the next three. */
    static final String ENSURE_PARTITIONS = """
            select ensure_messages_partition((date_trunc('month', now() at time zone 'UTC') + n * interval '1 month')::date)
            from generate_series(0, 3) n
            """;

    private ReplicationSql() {}

    /** Rows of partitions are published as those of the whole table, whose partitions the target cuts as it likes. */
    static String publish(List<Table> tables) {
        return tables.stream()
                .map(LoadSql::quoted)
                .collect(Collectors.joining(
                        ", ", "create publication twinstore for table ", " with (publish_via_partition_root = true)"));
    }

    /** The rows are there already, and so is the slot. */
    static String subscribe(String connection) {
        return "create subscription twinstore connection " + Sql.literal(connection)
                + " publication twinstore with (create_slot = false, slot_name = 'twinstore', copy_data = false,"
                + " enabled = false)";
    }
}

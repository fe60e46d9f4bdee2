package io.twinstore.postgres;

import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.replication.ReplicationSource;
import io.twinstore.domain.replication.SlotState;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.tables.TableSnapshot;
import io.twinstore.postgres.Database.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The publication and the slot of a Supabase project's database. */
final class PostgresReplicationSource implements ReplicationSource {
    private static final String IN_USE = "55006";

    /** A source waits a minute for a worker that vanished, unless its wal_sender_timeout is another. */
    private static final Duration LEAVING = Duration.ofSeconds(90);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Database database;
    private final String place;
    private final Function<Reads, TableReader> reader;

    /** Snapshots are read by readers that are made so. */
    PostgresReplicationSource(Database database, String place, Function<Reads, TableReader> reader) {
        this.database = database;
        this.place = place;
        this.reader = reader;
    }

    @Override
    public String place() {
        return place;
    }

    private <T> T read(Work<T> work) {
        try {
            return database.read(work);
        } catch (StoreException e) {
            throw e.about(place);
        }
    }

    private void run(String sql) {
        try {
            database.run(connection -> {
                Sql.run(connection, sql);
                return sql;
            });
        } catch (StoreException e) {
            throw e.about(place);
        }
    }

    @Override
    public List<String> problems(List<Table> tables) {
        return read(connection -> ReplicationProblems.ofSource(connection, tables)).stream()
                .map(problem -> place + ": " + problem)
                .toList();
    }

    @Override
    public Optional<Set<String>> published() {
        return read(connection ->
                Sql.strings(connection, ReplicationSql.PUBLICATION).isEmpty()
                        ? Optional.empty()
                        : Optional.of(new LinkedHashSet<>(Sql.strings(connection, ReplicationSql.PUBLISHED))));
    }

    @Override
    public Optional<SlotState> slot() {
        return read(connection -> {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery(ReplicationSql.SLOT)) {
                if (!row.next()) {
                    return Optional.empty();
                }
                var lag = row.getObject(3, Long.class);
                return Optional.of(new SlotState(
                        row.getBoolean(1),
                        row.getLong(2),
                        lag == null ? null : Duration.ofMillis(lag),
                        row.getString(4),
                        row.getObject(5, Long.class)));
            }
        });
    }

    @Override
    public void publish(List<Table> tables) {
        run(ReplicationSql.publish(tables));
    }

    /** The connection that makes the slot lends its snapshot to whoever takes it before the connection is closed. */
    @Override
    public TableSnapshot makeSlot() {
        try (var connection = database.forReplication();
                var statement = connection.createStatement();
                var slot = statement.executeQuery(ReplicationSql.MAKE_SLOT)) {
            slot.next();
            return new PostgresSnapshot(database, slot.getString("snapshot_name"), reader);
        } catch (SQLException e) {
            throw SqlErrors.translate(e).about(place);
        } catch (StoreException e) {
            throw e.about(place);
        }
    }

    @Override
    public Instant now() {
        return read(connection -> {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("select now()")) {
                row.next();
                return row.getObject(1, OffsetDateTime.class).toInstant();
            }
        });
    }

    @Override
    public String position() {
        return read(
                connection -> Sql.strings(connection, ReplicationSql.POSITION).get(0));
    }

    @Override
    public long missing(String position) {
        return read(connection -> {
            try (var statement = connection.prepareStatement(ReplicationSql.MISSING)) {
                statement.setString(1, position);
                try (var row = statement.executeQuery()) {
                    return row.next() ? Math.max(0, row.getLong(1)) : Long.MAX_VALUE;
                }
            }
        });
    }

    @Override
    public Map<String, Long> sequences(Table table) {
        return read(connection -> {
            var last = new LinkedHashMap<String, Long>();
            var constraints = TableConstraints.of(connection, table);
            for (var column : constraints.sequenced()) {
                try (var statement = connection.createStatement();
                        var row = statement.executeQuery(ReferenceSql.lastValue(constraints, column))) {
                    if (row.next() && row.getObject(1, Long.class) != null) {
                        last.put(column, row.getLong(1));
                    }
                }
            }
            return last;
        });
    }

    @Override
    public void dropSlot() {
        long begin = System.nanoTime();
        while (!read(PostgresReplicationSource::tryDropSlot)) {
            if (System.nanoTime() - begin > LEAVING.toNanos()) {
                throw new Unavailable(
                        place + ": a worker does not leave the slot " + ReplicationSql.NAME
                                + ", so that it cannot be dropped; end the process that pg_replication_slots.active_pid names,"
                                + " then run this again",
                        null);
            }
            pause();
        }
    }

    /** Answers whether there is none any more. */
    private static boolean tryDropSlot(Connection connection) throws SQLException {
        try {
            Sql.strings(connection, ReplicationSql.DROP_SLOT);
            return true;
        } catch (SQLException e) {
            if (!IN_USE.equals(e.getSQLState())) {
                throw e;
            }
            Sql.strings(connection, ReplicationSql.LEAVE_SLOT);
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted before the slot could be dropped; run this again", e);
        }
    }

    @Override
    public void dropPublication() {
        run("drop publication if exists " + ReplicationSql.NAME);
    }
}

package io.twinstore.postgres;

import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.errors.StoreException.NotPermitted;
import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.replication.ReplicationTarget;
import io.twinstore.domain.replication.SubscriptionState;
import io.twinstore.domain.tables.Table;
import io.twinstore.postgres.Database.Work;
import io.twinstore.postgres.generated.Tables;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The subscription of the salon's own PostgreSQL. */
final class PostgresReplicationTarget implements ReplicationTarget {
    private static final String CANNOT_CONNECT = "08";
    private static final String NO_PASSWORD = "2F003";

    private final Database database;
    private final String place;

    PostgresReplicationTarget(Database database, String place) {
        this.database = database;
        this.place = place;
    }

    @Override
    public String place() {
        return place;
    }

    private <T> T run(Work<T> work) {
        try {
            return database.run(work);
        } catch (StoreException e) {
            throw e.about(place);
        }
    }

    private void execute(List<String> statements) {
        run(connection -> {
            Sql.run(connection, statements.toArray(String[]::new));
            return place;
        });
    }

    @Override
    public List<String> problems() {
        return run(ReplicationProblems::ofTarget).stream()
                .map(problem -> place + ": " + problem)
                .toList();
    }

    @Override
    public Optional<SubscriptionState> subscription() {
        return run(connection -> {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery(ReplicationSql.SUBSCRIPTION)) {
                return row.next()
                        ? Optional.of(new SubscriptionState(row.getBoolean(1), row.getBoolean(2), row.getLong(3)))
                        : Optional.empty();
            }
        });
    }

    @Override
    public void subscribe(String source) {
        try (var transaction = database.beginLong(Duration.ZERO)) {
            var connection = transaction.connection();
            if (Sql.strings(connection, ReplicationSql.MAY_BE_SILENT).contains("on")) {
                Sql.run(connection, ReplicationSql.BE_SILENT);
            }
            Sql.run(connection, ReplicationSql.subscribe(source));
            transaction.commit();
        } catch (SQLException e) {
            throw refused(e).about(place);
        } catch (StoreException e) {
            throw e.about(place);
        }
    }

    /** The server's own words may quote the connection string. */
    private static StoreException refused(SQLException e) {
        var state = String.valueOf(e.getSQLState());
        if (state.startsWith(CANNOT_CONNECT)) {
            return new Unavailable(
                    "its server cannot connect to the source's database: host, port, password, pg_hba.conf or a firewall;"
                            + " --replication-url names the source as that server reaches it",
                    e);
        }
        return state.equals(NO_PASSWORD)
                ? new NotPermitted(
                        "a user who is no superuser needs a source that asks for a password, and the password in the address",
                        e)
                : SqlErrors.translate(e);
    }

    @Override
    public void enable() {
        execute(List.of("alter subscription twinstore enable"));
    }

    @Override
    public void makePartitions(List<Table> tables) {
        if (tables.stream().anyMatch(table -> table.name().equals(Tables.MESSAGES.getName()))) {
            execute(List.of(ReplicationSql.ENSURE_PARTITIONS));
        }
    }

    @Override
    public void advanceSequences(Table table, Map<String, Long> last) {
        try (var transaction = database.beginLong(Duration.ZERO)) {
            var connection = transaction.connection();
            var constraints = TableConstraints.of(connection, table);
            for (var advance : ReferenceSql.advanceSequences(constraints, LoadSql.quoted(table))) {
                Sql.run(connection, advance);
            }
            for (var column : constraints.sequenced()) {
                var value = last.get(column);
                if (value != null) {
                    Sql.run(connection, ReferenceSql.advanceSequence(constraints, column, value));
                }
            }
            transaction.commit();
        } catch (SQLException e) {
            throw SqlErrors.translate(e).about(place + ", table " + table);
        }
    }

    @Override
    public void drop() {
        if (subscription().isPresent()) {
            execute(ReplicationSql.DROP_SUBSCRIPTION);
        }
    }
}

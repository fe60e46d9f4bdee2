package io.twinstore.bootstrap.sandbox;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A program that knows nothing of Twinstore and writes to a database of sample data until it is closed: it changes clients,
 * and each client that it adds it deletes again.
 */
public final class OtherProgram implements AutoCloseable {
    private static final long PAUSE_NANOS = 5_000_000;
    /** Above all ids of the sample data. */
    private static final long FIRST_CLIENT = 9_000_000_000L;

    /** Clients that it has added and not deleted yet, so that a copy has some that the database then lacks. */
    private static final int KEPT = 20;

    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicLong written = new AtomicLong();
    private final CompletableFuture<Void> writing;

    private OtherProgram(String jdbcUrl, String user, String password) {
        writing = CompletableFuture.runAsync(() -> write(jdbcUrl, user, password));
    }

    /** Begins to write. */
    public static OtherProgram start(String jdbcUrl, String user, String password) {
        return new OtherProgram(jdbcUrl, user, password);
    }

    /** How many statements it has committed. */
    public long written() {
        return written.get();
    }

    private void write(String jdbcUrl, String user, String password) {
        try (var connection = DriverManager.getConnection(jdbcUrl, user, password);
                var statement = connection.createStatement()) {
            for (long client = FIRST_CLIENT; !ended.get(); client++) {
                statement.execute(replace(client)); // in one transaction, or an export would count one client too many
                statement.execute("update clients set notes = 'changed by another program' where id ="
                        + " (select id from clients order by id offset " + client % 1_000 + " limit 1)");
                written.addAndGet(2);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            statement.execute("delete from clients where yclients_id >= " + FIRST_CLIENT);
        } catch (SQLException e) {
            throw new IllegalStateException("the other program could not write", e);
        }
    }

    private static String replace(long client) {
        return "with gone as (delete from clients where yclients_id = " + (client - KEPT)
                + ") insert into clients (yclients_id, company_id, phone) select " + client
                + ", company_id, '79990000000' from companies limit 1";
    }

    /** Lets it end, after it has deleted the last clients that it added. */
    @Override
    public void close() {
        ended.set(true);
        writing.join();
    }
}

package io.twinstore.bootstrap.cli;

import io.twinstore.schema.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.LockSupport;

/** Programs that write to a salon's database by plain SQL until they are stopped; nothing of ours sees it. */
final class OtherPrograms implements AutoCloseable {
    /** What they do to rows, at random. */
    enum Act {
        UPDATE,
        INSERT,
        DELETE,
        SWAP_KEYS,
        TAKE_OVER_A_KEY,
        DELETE_AND_INSERT_AGAIN,
        BOOK,
        MOVE_A_BOOKING,
        CANCEL,
        FORGET_A_DIALOG,
        COMMIT_LATE
    }

    private static final long COMPANY = 962_302;

    /** So that the salon does not grow out of bounds: some hundred writes a second. */
    private static final long PACE_NANOS = 2_000_000;

    private final TestDatabase database;
    private final Random random;
    private final ConcurrentMap<Act, Integer> done = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> writing;
    private volatile boolean stopped;
    private int next = 5_000_000;

    /** Begins to write. */
    OtherPrograms(TestDatabase database, long seed) {
        this.database = database;
        random = new Random(seed);
        writing = CompletableFuture.runAsync(this::write);
    }

    /** How often each was done. */
    Map<Act, Integer> done() {
        var counts = new EnumMap<Act, Integer>(Act.class);
        for (var act : Act.values()) {
            counts.put(act, done.getOrDefault(act, 0));
        }
        return counts;
    }

    private void write() {
        try (var connection = database.connect();
                var late = database.connect()) {
            late.setAutoCommit(false);
            while (!stopped) {
                var act = Act.values()[random.nextInt(Act.values().length)];
                if (act == Act.COMMIT_LATE) {
                    late.commit(); // what it wrote the last time
                    run(late, "update companies set last_sync_at = clock_timestamp()");
                } else {
                    run(connection, sql(act));
                }
                done.merge(act, 1, Integer::sum);
                LockSupport.parkNanos(PACE_NANOS);
            }
            late.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String sql(Act act) {
        next++;
        return switch (act) {
            case UPDATE ->
                random.nextBoolean()
                        ? "update clients set notes = 'n" + next + "' where id = " + any("clients", 1300)
                        : "update staff_schedules set working_hours = '" + next + "', last_updated = now() where id = "
                                + any("staff_schedules", 98);
            case INSERT ->
                "insert into clients (yclients_id, company_id, phone) values (" + next + ", " + COMPANY + ", '7999"
                        + next + "')";
            case DELETE -> "delete from clients where id = " + any("clients", 1300);
            case SWAP_KEYS -> swap();
            case TAKE_OVER_A_KEY ->
                block(
                        "clients",
                        1300,
                        "delete from clients where id = a.id; insert into clients (yclients_id, company_id, phone)"
                                + " values (a.yclients_id, a.company_id, '7998" + next + "')");
            case DELETE_AND_INSERT_AGAIN ->
                block(
                        "services",
                        63,
                        "delete from services where id = a.id; a.title := 't" + next + "'; a.updated_at := now();"
                                + " insert into services values (a.*)");
            case BOOK ->
                "with b as (insert into bookings (yclients_record_id, company_id, client_id, datetime) values (" + next
                        + ", "
                        + COMPANY + ", " + any("clients", 1300)
                        + ", now()) returning id) insert into reminders (company_id,"
                        + " booking_id, remind_at, type) select " + COMPANY + ", id, now(), 'sms' from b";
            case MOVE_A_BOOKING ->
                "update bookings set client_id = " + any("clients", 1300) + " where id = " + any("bookings", 40);
            case CANCEL -> "delete from bookings where id = " + any("bookings", 40);
            case FORGET_A_DIALOG ->
                "with d as (delete from dialog_contexts where id = " + any("dialog_contexts", 47)
                        + " returning user_id) insert into dialog_contexts (user_id, company_id) select user_id, "
                        + COMPANY
                        + " from d";
            case COMMIT_LATE -> throw new IllegalArgumentException("it has a connection of its own");
        };
    }

    /** Two rows exchange what must be unique, by way of a value that no other row has. */
    private String swap() {
        return switch (random.nextInt(5)) {
            case 0 -> swap("clients", 1300, "yclients_id", "-1");
            case 1 -> swap("staff", 12, "yclients_id", "-1");
            case 2 -> swap("bookings", 40, "yclients_record_id", "-1");
            case 3 -> swap("dialog_contexts", 47, "user_id", "'parked'");
            default -> swap("services", 63, "yclients_id", "-1");
        };
    }

    private String swap(String table, int rows, String column, String parked) {
        var update = "update " + table + " set " + column + " = ";
        return block(
                table,
                rows,
                "if a.id <> b.id then " + update + parked + " where id = a.id; " + update + "a." + column
                        + " where id = b.id; " + update + "b." + column + " where id = a.id; end if");
    }

    /** Statements about one or two rows of a table, in one transaction; nothing where there are none. */
    private String block(String table, int rows, String statements) {
        var row = "select * into %s from " + table + " where id = %s;";
        return "do $$ declare a " + table + "; b " + table + "; begin " + row.formatted("a", any(table, rows))
                + row.formatted("b", any(table, rows)) + " if a.id is not null then " + statements + "; end if; end $$";
    }

    private String any(String table, int rows) {
        return "(select id from " + table + " order by id offset " + random.nextInt(rows) + " limit 1)";
    }

    /** Ends them, everything committed. */
    @Override
    public void close() {
        stopped = true;
        writing.join();
    }
}

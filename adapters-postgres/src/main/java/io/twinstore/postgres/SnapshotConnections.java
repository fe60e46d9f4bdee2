package io.twinstore.postgres;

import io.twinstore.domain.errors.SqlState;
import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.postgres.Database.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The connections that see one snapshot. A question has one for itself. When all are busy, another is opened in the
 * background: as many as are allowed, or as the server gives. One that failed is not used again, and the others go on.
 */
final class SnapshotConnections implements Reads, AutoCloseable {
    private final Database database;
    private final Allowed allowed;

    /** The snapshot's name, by which others take it; null where it has none. */
    private final @Nullable String name;

    /** Those that are open. */
    private final Set<Transaction> open = new HashSet<>();

    private final Queue<Transaction> idle = new ConcurrentLinkedQueue<>();

    /** As many as are idle; one more when there will be none any more, for each who waits to be told. */
    private final Semaphore free = new Semaphore(0, true);

    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean opening = new AtomicBoolean();
    private volatile boolean full;
    private volatile boolean closed;

    /**
     * How many connections may be open at once.
     *
     * @param notes is told once when there are fewer
     */
    record Allowed(int most, Consumer<String> notes) {
        /** One. */
        static Allowed one() {
            return new Allowed(1, line -> {});
        }
    }

    private SnapshotConnections(Database database, Allowed allowed, Transaction first, @Nullable String name) {
        this.database = database;
        this.allowed = allowed;
        this.name = name;
        full = name == null;
        open.add(first);
        give(first);
    }

    /**
     * Begins the first, which lends its snapshot to the others.
     *
     * @param exported what another transaction has exported, to be seen by all; null for the database as it is now
     */
    static SnapshotConnections begin(Database database, @Nullable String exported, Allowed allowed) {
        var first = database.beginSnapshot(exported);
        if (allowed.most() == 1) {
            return new SnapshotConnections(database, allowed, first, null);
        }
        try {
            var name = Sql.strings(first.connection(), "select pg_export_snapshot()")
                    .get(0);
            return new SnapshotConnections(database, allowed, first, name);
        } catch (SQLException e) {
            first.close();
            allowed.notes()
                    .accept("the tables are read over one connection, since it exports no snapshot: "
                            + SqlErrors.translate(e).getMessage());
            return begin(database, exported, Allowed.one());
        }
    }

    @Override
    public int lanes() {
        return full ? Math.max(1, count()) : allowed.most();
    }

    private int count() {
        synchronized (open) {
            return open.size();
        }
    }

    @Override
    public <T> T read(Work<T> work) {
        try (var held = hold()) {
            var answer = work.on(held.connection());
            held.goesOn();
            return answer;
        } catch (SQLException e) {
            throw SqlState.ofRead(SqlErrors.translate(e));
        }
    }

    @Override
    public <T> T readLong(Work<T> work) {
        return read(work);
    }

    /** One of the connections, when it is this caller's turn. */
    Held hold() {
        waiting.incrementAndGet();
        openInBackground();
        free.acquireUninterruptibly();
        waiting.decrementAndGet();
        var taken = idle.poll();
        if (taken == null) {
            free.release();
            throw new Unavailable("the snapshot is lost with its connections; run the command again", null);
        }
        return new Held(taken);
    }

    private boolean wantsAnother() {
        return !full && !closed && waiting.get() > idle.size() && count() < allowed.most();
    }

    /** One after the other, since the server may give no more. */
    private void openInBackground() {
        if (name != null && wantsAnother() && opening.compareAndSet(false, true)) {
            var thread = new Thread(() -> openWhileWanted(name), "twinstore-snapshot");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void openWhileWanted(String snapshot) {
        do {
            while (wantsAnother()) {
                another(snapshot);
            }
            opening.set(false);
        } while (wantsAnother() && opening.compareAndSet(false, true));
    }

    private void another(String snapshot) {
        try {
            var transaction = database.joinSnapshot(snapshot);
            if (keep(transaction)) {
                give(transaction);
            } else {
                transaction.close();
            }
        } catch (RuntimeException e) {
            full = true;
            if (count() > 0) {
                allowed.notes()
                        .accept("the tables are read over " + count() + " of " + allowed.most()
                                + " connections, since it gives no more: " + e.getMessage());
            }
        }
    }

    private boolean keep(Transaction transaction) {
        synchronized (open) {
            return !closed && open.add(transaction);
        }
    }

    private void give(Transaction transaction) {
        idle.add(transaction);
        free.release();
    }

    private void drop(Transaction transaction) {
        boolean held;
        boolean last;
        synchronized (open) {
            held = open.remove(transaction);
            last = open.isEmpty();
        }
        if (held) {
            transaction.close();
        }
        if (last) {
            full = true;
            free.release();
        }
    }

    /** Ends all at once, also while pages are being read ahead that nobody will take. */
    @Override
    public void close() {
        Set<Transaction> left;
        synchronized (open) {
            closed = true;
            left = Set.copyOf(open);
            open.clear();
        }
        free.release();
        var quiet = new HashSet<Transaction>();
        for (var next = idle.poll(); next != null; next = idle.poll()) {
            quiet.add(next);
        }
        for (var transaction : left) {
            if (!quiet.contains(transaction)) {
                transaction.abort();
            }
            transaction.close();
        }
    }

    /** A connection that one caller has for itself until this is closed. */
    final class Held implements AutoCloseable {
        private final Transaction transaction;
        private boolean good;
        private boolean given;

        private Held(Transaction transaction) {
            this.transaction = transaction;
        }

        Connection connection() {
            return transaction.connection();
        }

        /** Says that the transaction is as it was before; without that nobody uses it again. */
        void goesOn() {
            good = true;
        }

        @Override
        public void close() {
            if (given) {
                return;
            }
            given = true;
            if (good) {
                give(transaction);
            } else {
                drop(transaction);
            }
        }
    }
}

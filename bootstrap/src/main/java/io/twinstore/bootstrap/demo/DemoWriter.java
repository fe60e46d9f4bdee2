package io.twinstore.bootstrap.demo;

import io.twinstore.application.facade.DataLayer;
import io.twinstore.domain.clients.Client;
import io.twinstore.domain.rows.Row;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A program that writes one client after the other while something else happens. */
final class DemoWriter {
    private final DataLayer data;
    private final Supplier<Row<Client>> clients;
    private long written;
    private long failed;
    private long longestNanos;

    DemoWriter(DataLayer data, Supplier<Row<Client>> clients) {
        this.data = data;
        this.clients = clients;
    }

    /** Does it while another thread writes, at least one client before and one after. */
    boolean during(BooleanSupplier act) {
        var ended = new AtomicBoolean();
        write();
        var writing = CompletableFuture.runAsync(() -> {
            while (!ended.get()) {
                write();
            }
        });
        try {
            return act.getAsBoolean();
        } finally {
            ended.set(true);
            writing.join();
            write();
        }
    }

    private void write() {
        long start = System.nanoTime();
        var answer = data.upsertClient(clients.get());
        longestNanos = Math.max(longestNanos, System.nanoTime() - start);
        written++;
        failed += answer.success() ? 0 : 1;
    }

    long written() {
        return written;
    }

    long failed() {
        return failed;
    }

    long longestMillis() {
        return TimeUnit.NANOSECONDS.toMillis(longestNanos);
    }
}

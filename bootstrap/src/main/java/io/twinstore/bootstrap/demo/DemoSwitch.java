package io.twinstore.bootstrap.demo;

import io.twinstore.application.comparing.Candidate;
import io.twinstore.application.facade.DataLayer;
import io.twinstore.application.facade.Envelope;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Share;
import io.twinstore.application.move.Validation.Verdict;
import io.twinstore.bootstrap.config.Configuration;
import io.twinstore.bootstrap.config.Stores;
import io.twinstore.bootstrap.demo.DemoResult.Step;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.bootstrap.wiring.UseCases;
import io.twinstore.bootstrap.wiring.Wiring;
import io.twinstore.domain.clients.Client;
import io.twinstore.domain.clients.ClientColumns;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.tables.Table;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Switches the moved data while a program goes on writing: twice, compared, module by module, and back. */
final class DemoSwitch {
    private static final long COMPANY = 962_302;
    private static final int WRITES = 100;
    private static final int READS = 20;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Configuration settings;
    private final List<Table> tables;
    private final Supplier<Verdict> validate;
    private final Clock clock;
    private final Consumer<String> note;
    private final StateDirectory state;
    private final List<Step> steps = new ArrayList<>();
    private final AtomicLong nextClient = new AtomicLong(900_000_000);

    /**
     * Over the stores and the state directory of these settings.
     *
     * @param tables those that are compared
     * @param validate compares them, row by row
     */
    DemoSwitch(
            Configuration settings,
            List<Table> tables,
            Supplier<Verdict> validate,
            Clock clock,
            Consumer<String> note) {
        this.settings = settings;
        this.tables = tables;
        this.validate = validate;
        this.clock = clock;
        this.note = note;
        state = StateDirectory.at(new Stores(settings).stateDirectory());
    }

    List<Step> run() {
        try (var twinstore = Wiring.open(settings, clock)) {
            var sync = twinstore.dataLayer(CallingModule.SYNC);
            var api = twinstore.dataLayer(CallingModule.API);
            step(
                    "DUAL_WRITE=true",
                    () -> set(Flag.DUAL_WRITE, true) && writes(sync, Backend.SUPABASE) && reconciled(),
                    WRITES + " writes, Supabase first; both stores have them");
            step("validate", this::equal, "every row is equal; from now on every difference has a pending key");
            step(
                    "COMPARE_DUAL_RESULTS=true",
                    () -> set(Flag.COMPARE_DUAL_RESULTS, true)
                            && compared(sync)
                            && set(Flag.COMPARE_DUAL_RESULTS, false),
                    READS + " reads made on both stores; no answer differs");
            step(
                    "TIMEWEB_API=true",
                    () -> set(Flag.TIMEWEB_API, true) && reads(api, Backend.POSTGRES) && reads(sync, Backend.SUPABASE),
                    "the API reads from PostgreSQL, the others from Supabase");
            change(twinstore, true, "PostgreSQL");
            step(
                    "TIMEWEB_API=false",
                    () -> set(Flag.TIMEWEB_API, false) && reads(api, Backend.SUPABASE),
                    "the API goes back");
            change(twinstore, false, "Supabase");
            step("validate", this::equal, "every row is equal");
        }
        return steps;
    }

    /** Changes the primary while a program goes on writing. */
    private void change(Wiring twinstore, boolean toPostgres, String name) {
        var writer = new DemoWriter(twinstore.dataLayer(CallingModule.SYNC), this::client);
        step(
                Flag.TIMEWEB_IS_PRIMARY + "=" + toPostgres,
                () -> {
                    boolean changed = writer.during(() -> set(Flag.TIMEWEB_IS_PRIMARY, toPostgres));
                    return changed && writer.failed() == 0 && reconciled();
                },
                () -> "%s is the primary; of %d writes meanwhile none failed, one waited %d ms"
                        .formatted(name, writer.written(), writer.longestMillis()));
    }

    /** Waits until what was compared is on the disk, which is within a second or two. */
    private boolean compared(DataLayer data) {
        for (int i = 0; i < READS; i++) {
            if (!reads(data, Backend.SUPABASE)) {
                return false;
            }
        }
        return await(() ->
                        state.comparisonReport().with(Candidate.OTHER).total().decided() == READS)
                && state.comparisonReport().equal();
    }

    private void step(String what, BooleanSupplier act, String seen) {
        step(what, act, () -> seen);
    }

    private void step(String what, BooleanSupplier act, Supplier<String> seen) {
        note.accept("Switching: " + what + " ...");
        long start = System.nanoTime();
        boolean good = act.getAsBoolean();
        steps.add(new Step(
                what,
                good ? seen.get() : "NOT as expected",
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start),
                good));
    }

    private boolean set(Flag flag, boolean value) {
        var change = new UseCases(settings, clock).flagChange();
        return change.awaitDrained(change.make(flag, Share.of(value), "demo")).isEmpty();
    }

    private boolean writes(DataLayer data, Backend source) {
        for (int i = 0; i < WRITES; i++) {
            var answer = data.upsertClient(client());
            if (!answer.success() || answer.backend() != source) {
                return false;
            }
        }
        return true;
    }

    private Row<Client> client() {
        long id = nextClient.incrementAndGet();
        return Row.builder(ClientColumns.SCHEMA)
                .set(ClientColumns.YCLIENTS_ID, id)
                .set(ClientColumns.COMPANY_ID, COMPANY)
                .set(ClientColumns.NAME, "Клиент " + id)
                .set(ClientColumns.PHONE, "70" + id)
                .build();
    }

    private static boolean reads(DataLayer data, Backend expected) {
        Envelope<?> answer = data.getServices(COMPANY, true);
        return answer.success() && answer.backend() == expected;
    }

    private boolean equal() {
        var closing = new UseCases(settings, clock).verification();
        boolean equal = validate.get() == Verdict.EQUAL;
        var unused = closing.close(tables);
        return equal;
    }

    private boolean reconciled() {
        return await(() -> state.journal().report().isEmpty());
    }

    private static boolean await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        return true;
    }
}

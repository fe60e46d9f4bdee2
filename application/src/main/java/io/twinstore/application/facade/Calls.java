package io.twinstore.application.facade;

import io.twinstore.application.facade.Envelope.Failure;
import io.twinstore.application.facade.Envelope.Fallback;
import io.twinstore.application.switching.CallLog;
import io.twinstore.application.switching.CallingModule;
import io.twinstore.application.switching.Flag;
import io.twinstore.application.switching.Flags;
import io.twinstore.application.switching.Gate;
import io.twinstore.application.switching.Switchboard;
import io.twinstore.domain.errors.ErrorKind;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.masking.MaskedFault;
import io.twinstore.domain.query.UpsertRepository;
import io.twinstore.domain.rows.Fields;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The one place through which every call of the facade passes on its way to a store. */
final class Calls {
    private static final System.Logger LOG = System.getLogger(Calls.class.getName());

    private final Switchboard switchboard;
    private final @Nullable CallingModule module;
    private final Clock clock;

    Calls(Switchboard switchboard, @Nullable CallingModule module, Clock clock) {
        this.switchboard = switchboard;
        this.module = module;
        this.clock = clock;
    }

    /** Asks the store that the flags name, under which the call ends even if they change meanwhile. */
    <T> Envelope<T> read(Operation operation, Function<Store, Reply<T>> question) {
        return call(flags -> {
            var reader = reader(operation, flags);
            var answer = ask(operation, reader, null, () -> reply(operation, reader, question));
            if (flags.on(Flag.COMPARE_DUAL_RESULTS)) {
                ComparableRead.of(operation, answer, question).ifPresent(switchboard.comparison()::offer);
            }
            var other = reader.other();
            if (unavailable(answer) && operation.mayFallBack() && switchboard.mayStandIn(other, flags)) {
                var fallback = new Fallback(reader, switchboard.marksRemain());
                return ask(operation, other, fallback, () -> reply(operation, other, question));
            }
            return answer;
        });
    }

    /** The store that the flags name, but the source of truth for a table of which this process still has marks. */
    private Backend reader(Operation operation, Flags flags) {
        var reader = flags.reads(module);
        var table = operation.table();
        return reader != flags.source() && table != null && switchboard.marksIn(table) ? flags.source() : reader;
    }

    private <T> Reply<T> reply(Operation operation, Backend backend, Function<Store, Reply<T>> question) {
        return operation == Operation.HEALTH_CHECK
                ? switchboard.probe(backend, question)
                : switchboard.ask(backend, question);
    }

    /** Writes to the source of truth and, if the flags say so, to the other store; waits while the former changes. */
    <A, T> Envelope<T> write(
            Operation operation,
            Function<Store, UpsertRepository<A>> port,
            Supplier<List<Fields<A>>> rows,
            Function<List<A>, Reply<T>> reply) {
        Gate.Pass pass;
        try {
            pass = switchboard.enter();
        } catch (StoreException closed) {
            return call(flags -> ask(operation, flags.source(), null, () -> {
                throw closed;
            }));
        }
        try (pass) {
            return call(flags ->
                    ask(operation, flags.source(), null, () -> reply.apply(upsert(port, rows.get(), flags))));
        }
    }

    private <A> List<A> upsert(Function<Store, UpsertRepository<A>> port, List<Fields<A>> rows, Flags flags) {
        var source = flags.source();
        return port.apply(switchboard.store(source)).upsertAll(rows, batch -> {
            Supplier<List<Fields<A>>> write =
                    () -> switchboard.ask(source, store -> port.apply(store).write(batch));
            return flags.on(Flag.DUAL_WRITE) ? switchboard.dualWrite().write(source, batch, write) : write.get();
        });
    }

    private <T> Envelope<T> call(Function<Flags, Envelope<T>> answering) {
        try (var held = switchboard.hold()) {
            var flags = held.flags();
            if (!flags.on(Flag.LOG_DATABASE_CALLS)) {
                return answering.apply(flags);
            }
            long start = System.nanoTime();
            var answer = answering.apply(flags);
            switchboard.log().add(entry(answer, Duration.ofNanos(System.nanoTime() - start)));
            return answer;
        }
    }

    private static boolean unavailable(Envelope<?> answer) {
        var error = answer.error();
        return error != null && error.kind() == ErrorKind.UNAVAILABLE;
    }

    private <T> Envelope<T> ask(
            Operation operation, Backend backend, @Nullable Fallback fallback, Supplier<Reply<T>> question) {
        Reply<T> reply = null;
        Failure failure = null;
        try {
            reply = question.get();
        } catch (StoreException e) {
            failure = new Failure(e.kind(), operation + ": " + e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, operation + " failed by a fault of this library", MaskedFault.of(e));
            failure = new Failure(
                    ErrorKind.UNEXPECTED,
                    operation + ": a fault of this library (" + e.getClass().getSimpleName() + "); please report it");
        }
        return new Envelope<>(
                failure == null,
                reply == null ? null : reply.data(),
                failure,
                operation.toString(),
                clock.instant(),
                backend,
                reply == null ? null : reply.counts(),
                fallback);
    }

    private static CallLog.Entry entry(Envelope<?> answer, Duration took) {
        var error = answer.error();
        var data = answer.data();
        int rows = data instanceof Collection<?> list ? list.size() : data == null ? 0 : 1;
        return new CallLog.Entry(
                answer.operation(),
                answer.backend(),
                took,
                rows,
                error == null ? null : error.kind(),
                answer.fallback() != null);
    }
}

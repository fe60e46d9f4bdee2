package io.twinstore.application.facade;

import io.twinstore.application.facade.Envelope.Failure;
import io.twinstore.application.switching.CallLog;
import io.twinstore.application.switching.CallingModule;
import io.twinstore.application.switching.Flag;
import io.twinstore.application.switching.Flags;
import io.twinstore.application.switching.Switchboard;
import io.twinstore.domain.errors.ErrorKind;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Function;
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
    <T> Envelope<T> call(Operation operation, Function<Store, Reply<T>> question) {
        try (var held = switchboard.hold()) {
            var flags = held.flags();
            if (!flags.on(Flag.LOG_DATABASE_CALLS)) {
                return answer(operation, flags, question);
            }
            long start = System.nanoTime();
            var answer = answer(operation, flags, question);
            switchboard.log().add(entry(answer, Duration.ofNanos(System.nanoTime() - start)));
            return answer;
        }
    }

    private <T> Envelope<T> answer(Operation operation, Flags flags, Function<Store, Reply<T>> question) {
        if (operation.writes()) {
            return ask(operation, flags.source(), null, question);
        }
        var reader = flags.reads(module);
        var answer = ask(operation, reader, null, question);
        var other = reader == Backend.POSTGRES ? Backend.SUPABASE : Backend.POSTGRES;
        return unavailable(answer) && operation.mayFallBack() && switchboard.mayStandIn(other, flags)
                ? ask(operation, other, reader, question)
                : answer;
    }

    private static boolean unavailable(Envelope<?> answer) {
        var error = answer.error();
        return error != null && error.kind() == ErrorKind.UNAVAILABLE;
    }

    private <T> Envelope<T> ask(
            Operation operation, Backend backend, @Nullable Backend insteadOf, Function<Store, Reply<T>> question) {
        Reply<T> reply = null;
        Failure failure = null;
        try {
            reply = operation == Operation.HEALTH_CHECK
                    ? switchboard.probe(backend, question)
                    : switchboard.ask(backend, question);
        } catch (StoreException e) {
            failure = new Failure(e.kind(), operation + ": " + e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, operation + " failed by a fault of this library", e);
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
                insteadOf);
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
                answer.insteadOf() != null);
    }
}

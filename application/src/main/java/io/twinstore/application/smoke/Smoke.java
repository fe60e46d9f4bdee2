package io.twinstore.application.smoke;

import io.twinstore.application.benchmark.Question;
import io.twinstore.application.facade.DataLayer;
import io.twinstore.application.facade.Envelope;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Flags;
import io.twinstore.application.smoke.SmokeResult.Answer;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.twins.TwinStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Asks the salon as every module does, then writes a marked dialog context, reads it back, and removes it from every store.
 * It does one thing at a time, so that a process that is being ended can remove the row between two of them.
 */
public final class Smoke {
    private final Function<CallingModule, DataLayer> salon;
    private final Flags flags;
    private final MarkedRow marked;
    private final List<Answer> answers = new ArrayList<>();

    /**
     * Over the stores that these flags use.
     *
     * @param salon the data layer of each module
     * @param stores the same stores, the primary first, to remove there what was written
     * @param pending whether a write of a row may still reach the other store
     * @param run marks the row, so that no other run has the same
     */
    public Smoke(
            Function<CallingModule, DataLayer> salon,
            Flags flags,
            List<TwinStore> stores,
            Predicate<RowKey> pending,
            UUID run) {
        this.salon = salon;
        this.flags = flags;
        marked = new MarkedRow(stores, pending, run);
    }

    /**
     * Asks the questions as each module, and writes, reads back and removes the row.
     *
     * @throws StoreException when a store does not answer, and nothing was written
     */
    public SmokeResult run(List<Question> questions) {
        answers.addAll(marked.removeEarlier());
        try {
            for (var module : CallingModule.values()) {
                questions.forEach(question -> ask(module, data -> question.ask(data, 0), any -> true));
            }
            var written = ask(CallingModule.SYNC, data -> data.upsertDialogContext(marked.row()), any -> true);
            if (written != null) {
                readBack(written);
            }
        } finally {
            remove();
        }
        return new SmokeResult(answers);
    }

    private void readBack(Object written) {
        look();
        for (var module : CallingModule.values()) {
            ask(module, data -> data.getDialogContext(marked.userId()), written::equals);
        }
    }

    /** A read would be answered by the primary while the copy is under way. */
    private synchronized void look() {
        boolean twice = flags.on(Flag.DUAL_WRITE);
        if (twice) {
            answers.add(marked.copied());
        }
        answers.addAll(marked.isThere(store -> twice || store.backend() == flags.primary()));
    }

    private synchronized void remove() {
        answers.addAll(marked.remove());
    }

    /**
     * Removes the row and tells what came of that, while nothing else is asked: for a process that is being ended, and that
     * ends before this returns.
     */
    public synchronized void end(Consumer<SmokeResult> last) {
        last.accept(new SmokeResult(marked.remove()));
    }

    private synchronized @Nullable Object ask(
            CallingModule module, Function<DataLayer, Envelope<?>> question, Predicate<Object> expected) {
        var data = salon.apply(module);
        long start = System.nanoTime();
        var answer = question.apply(data);
        var took = Duration.ofNanos(System.nanoTime() - start);
        answers.add(new Answer(module, answer.operation(), answer.backend(), took, problem(answer, expected)));
        return answer.data();
    }

    private static @Nullable String problem(Envelope<?> answer, Predicate<Object> expected) {
        if (answer.error() != null) {
            return answer.error().message();
        }
        if (answer.fallback() != null) {
            return answer.fallback().insteadOf() + " should have answered and is down";
        }
        if (answer.data() == null) {
            return "nothing was found";
        }
        return expected.test(answer.data()) ? null : "it is not what was written";
    }
}

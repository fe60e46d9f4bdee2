package io.twinstore.application.facade;

import io.twinstore.application.comparing.Answer;
import io.twinstore.application.comparing.Read;
import io.twinstore.application.facade.Envelope.Counts;
import io.twinstore.domain.store.Store;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which reads can be compared: those that a store answered with rows, or with none. */
final class ComparableRead {
    private ComparableRead() {}

    static <T> Optional<Read> of(Operation operation, Envelope<T> answer, Function<Store, Reply<T>> question) {
        var shape = operation.shape();
        if (shape == null || !answer.success()) {
            return Optional.empty();
        }
        return Optional.of(new Read(
                operation.toString(),
                shape,
                operation.ordersByText(),
                answer.backend(),
                answer(answer.data(), answer.counts()),
                store -> {
                    var reply = question.apply(store);
                    return answer(reply.data(), reply.counts());
                }));
    }

    private static Answer answer(@Nullable Object data, @Nullable Counts counts) {
        return Answer.of(data, counts != null && counts.more());
    }
}

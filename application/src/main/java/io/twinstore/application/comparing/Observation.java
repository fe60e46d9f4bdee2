package io.twinstore.application.comparing;

import io.twinstore.domain.errors.ErrorKind;
import io.twinstore.domain.errors.StoreException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How a store reacted to a question: by an answer or by an error. */
record Observation(@Nullable Answer answer, @Nullable ErrorKind error) {

    static Observation of(Supplier<Answer> question) {
        try {
            return new Observation(question.get(), null);
        } catch (StoreException e) {
            return new Observation(null, e.kind());
        }
    }

    /** Whether it says nothing about the store's rows. */
    boolean unanswered() {
        return error == ErrorKind.UNAVAILABLE || error == ErrorKind.TIMEOUT;
    }
}

package io.twinstore.application.comparing;

import io.twinstore.domain.errors.ErrorKind;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.query.Listing;
import io.twinstore.domain.rows.Row;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How a store reacted to a question: by an answer or by an error. */
record Observation<A>(
        @Nullable Listing<Row<A>> answer, @Nullable ErrorKind error) {

    static <A> Observation<A> of(Supplier<Listing<Row<A>>> question) {
        try {
            return new Observation<>(question.get(), null);
        } catch (StoreException e) {
            return new Observation<>(null, e.kind());
        }
    }

    /** Whether it says nothing about the store's rows. */
    boolean unanswered() {
        return error == ErrorKind.UNAVAILABLE || error == ErrorKind.TIMEOUT;
    }
}

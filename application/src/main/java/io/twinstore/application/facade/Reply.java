package io.twinstore.application.facade;

import io.twinstore.application.facade.Envelope.Counts;
import io.twinstore.domain.query.Listing;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a store replied, before it is put into the envelope. */
record Reply<T>(@Nullable T data, @Nullable Counts counts) {

    static <T> Reply<T> one(T row) {
        return new Reply<>(row, null);
    }

    static <T> Reply<T> oneOrNone(Optional<T> row) {
        return new Reply<>(row.orElse(null), null);
    }

    static <T> Reply<List<T>> list(Listing<T> rows) {
        return new Reply<>(rows.rows(), new Counts(rows.rows().size(), rows.more()));
    }

    /** Of an upsert of one row. */
    static <T> Reply<T> single(List<T> rows) {
        return new Reply<>(rows.get(0), null);
    }

    static <T> Reply<List<T>> batch(List<T> rows) {
        return new Reply<>(rows, new Counts(rows.size(), false));
    }
}

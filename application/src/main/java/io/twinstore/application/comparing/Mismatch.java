package io.twinstore.application.comparing;

import io.twinstore.application.masking.KeyedHash;
import io.twinstore.domain.store.Backend;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row in which two answers differ; no text of it is in it, and no value that differs.
 *
 * @param control the store that answered the caller
 * @param diagnosis the likely cause
 * @param key what identifies the row, as it may be shown; null when the difference is not in one row
 * @param values the columns that differ
 */
public record Mismatch(
        Instant seen,
        String operation,
        Backend control,
        Backend candidate,
        String table,
        Kind kind,
        String diagnosis,
        @Nullable String key,
        List<Value> values) {

    /** What is wrong with the candidate's row. */
    public enum Kind {
        /** Only the control has it. */
        MISSING,
        /** Only the candidate has it. */
        EXTRA,
        /** Both have it, and one of them has several. */
        REPEATED,
        /** Columns differ. */
        DIFFERENT,
        /** The same rows in another order. */
        ORDER,
        /** The candidate failed to answer what the control answered. */
        FAILED
    }

    /** A column with the keyed hashes of its values on both sides. */
    public record Value(String column, String control, String candidate) {}

    /** How a difference is shown. */
    static Mismatch of(Instant seen, Read<?> read, Backend candidate, Difference difference, KeyedHash hash) {
        var key = difference.key();
        return new Mismatch(
                seen,
                read.operation(),
                read.control(),
                candidate,
                read.query().schema().table(),
                difference.kind(),
                difference.diagnosis(),
                key == null ? null : hash.shown(read.query().schema(), key),
                difference.columns().stream()
                        .map(column -> new Value(
                                column,
                                hash.of(difference.control().get(column).toString()),
                                hash.of(difference.candidate().get(column).toString())))
                        .toList());
    }

    /** Takes a copy. */
    public Mismatch {
        values = List.copyOf(values);
    }

    /** Whether it is the same as an earlier one, seen again. */
    boolean repeats(Mismatch earlier) {
        return equals(new Mismatch(
                seen,
                earlier.operation,
                earlier.control,
                earlier.candidate,
                earlier.table,
                earlier.kind,
                earlier.diagnosis,
                earlier.key,
                earlier.values));
    }
}

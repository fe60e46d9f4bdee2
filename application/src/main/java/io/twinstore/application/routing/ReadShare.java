package io.twinstore.application.routing;

import io.twinstore.application.flags.Share;
import io.twinstore.domain.query.Condition;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.store.Backend;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * Sends a share of the reads to PostgreSQL. A read is known by the table and the values that it looks for, so that every
 * process asks the same store for the same key, and a greater share keeps every key of a smaller one.
 */
final class ReadShare {
    private ReadShare() {}

    /** The store that answers this read. */
    static Backend reader(Share fromPostgres, Query<?> query) {
        boolean postgres =
                fromPostgres.isPartial() ? bucket(query) < fromPostgres.percent() : fromPostgres.equals(Share.ALL);
        return postgres ? Backend.POSTGRES : Backend.SUPABASE;
    }

    /** One of a hundred. */
    private static int bucket(Query<?> query) {
        var hash = new CRC32();
        hash.update(key(query).getBytes(StandardCharsets.UTF_8));
        return (int) (hash.getValue() % 100);
    }

    private static String key(Query<?> query) {
        return query.conditions().stream()
                .flatMap(condition -> key(condition).stream())
                .sorted()
                .collect(Collectors.joining("\n", query.schema().table() + "\n", ""));
    }

    /** The column and the values that it looks for; nothing of a range, which may be a time such as 'now'. */
    private static Optional<String> key(Condition<?> condition) {
        if (condition instanceof Condition.Compare<?, ?> compare) {
            return compare.operator() == Condition.Operator.EQ
                    ? Optional.of(compare.column() + " " + compare.value())
                    : Optional.empty();
        }
        if (condition instanceof Condition.In<?, ?> in) {
            return Optional.of(in.column() + " " + in.values());
        }
        if (condition instanceof Condition.ILike<?> like) {
            return Optional.of(like.column() + " " + like.pattern());
        }
        return condition instanceof Condition.SamePhone<?> same
                ? Optional.of(same.column() + " " + same.phone().digits())
                : Optional.empty();
    }
}

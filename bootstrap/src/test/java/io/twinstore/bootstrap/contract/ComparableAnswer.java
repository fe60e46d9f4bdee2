package io.twinstore.bootstrap.contract;

import io.twinstore.application.facade.Envelope;
import io.twinstore.bootstrap.masking.Shown;
import io.twinstore.domain.store.Health;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An envelope as both stores must answer it: without the backend and the response time. */
final class ComparableAnswer {
    private static final Set<String> GENERATED = Set.of("id", "createdAt");

    private ComparableAnswer() {}

    /** All of it, ids included, for a read. */
    static List<@Nullable Object> of(Envelope<?> answer) {
        Shown.text("the answer", answer);
        return Arrays.asList(
                answer.success(),
                answer.data() instanceof Health health ? health.healthy() : answer.data(),
                answer.error(),
                answer.operation(),
                answer.timestamp(),
                answer.counts());
    }

    /** Without what a store generates for new rows. */
    static List<@Nullable Object> ofInserted(Envelope<?> answer) {
        var all = new ArrayList<@Nullable Object>(of(answer));
        if (answer.data() instanceof List<?> rows) {
            all.set(1, rows.stream().map(ComparableAnswer::withoutGenerated).toList());
        } else if (answer.data() != null) {
            all.set(1, withoutGenerated(answer.data()));
        }
        return all;
    }

    private static List<@Nullable Object> withoutGenerated(Object row) {
        var values = new ArrayList<@Nullable Object>();
        for (var component : Objects.requireNonNull(row.getClass().getRecordComponents())) {
            if (!GENERATED.contains(component.getName())) {
                try {
                    values.add(component.getAccessor().invoke(row));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return values;
    }
}

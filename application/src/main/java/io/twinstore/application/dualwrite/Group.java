package io.twinstore.application.dualwrite;

import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.values.Json;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a reconciliation copies with one request.
 *
 * @param rows as the primary answered them; null before it was asked
 * @param rounds how often they were read again, or others joined them
 */
record Group(SortedSet<RowKey> keys, @Nullable SortedMap<RowKey, Optional<Json.Obj>> rows, int rounds) {

    /** The same rows as the primary answered them now. */
    Group read(SortedMap<RowKey, Optional<Json.Obj>> answered) {
        return new Group(keys, answered, rounds);
    }

    /** Those of its rows. */
    Group only(Collection<RowKey> some) {
        SortedMap<RowKey, Optional<Json.Obj>> part = null;
        if (rows != null) {
            part = new TreeMap<>(rows);
            part.keySet().retainAll(some);
        }
        return new Group(new TreeSet<>(some), part, rounds);
    }

    /** The others, if there are any. */
    Optional<Group> without(Collection<RowKey> some) {
        var rest = new TreeSet<>(keys);
        rest.removeAll(some);
        return rest.isEmpty() ? Optional.empty() : Optional.of(only(rest));
    }

    /** All of them, which are several. */
    List<Group> halves() {
        var middle = List.copyOf(keys).get(keys.size() / 2);
        return List.of(only(keys.headSet(middle)), only(keys.tailSet(middle)));
    }
}

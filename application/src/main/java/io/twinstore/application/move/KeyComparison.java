package io.twinstore.application.move;

import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.values.Json;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The primary keys that only one of two stores has. Neither side's order matters, since text keys are sorted differently by
 * two servers.
 *
 * <p>Only so many are held of each kind: the others are left to the next comparison.
 *
 * @param missing those that the target lacks
 * @param isWhole whether these are all that it lacks
 * @param extra those that the source lacks; a table that is written to gives false alarms, so they are asked for again before
 *     rows are deleted
 */
record KeyComparison(Set<Json.Obj> missing, boolean isWhole, Set<Json.Obj> extra) {
    /** Some hundred bytes each. */
    private static final int MOST = 100_000;

    /** Takes keys, of which it holds the first. */
    private static final class Some implements Consumer<Json.Obj> {
        private final Set<Json.Obj> held = new LinkedHashSet<>();
        private long count;

        @Override
        public void accept(Json.Obj key) {
            count++;
            if (held.size() < MOST) {
                held.add(key);
            }
        }
    }

    static KeyComparison of(TableReader source, TableReader target, Table table, int pageSize, Progress progress) {
        var theirs = KeyHashes.of(KeyHashes.keys(target, table, pageSize));
        var keys = KeyHashes.keys(source, table, pageSize);
        var missing = new Some();
        var ours = KeyHashes.of(theirs.telling(new CountedRows<>(keys, table, theirs.size(), progress), missing));
        var extra = new Some();
        if (ours.size() - missing.count < theirs.size()) {
            ours.others(KeyHashes.keys(target, table, pageSize), extra);
        }
        return new KeyComparison(missing.held, missing.count == missing.held.size(), extra.held);
    }
}

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
 * @param moreExtra how many more there are of those
 */
record KeyComparison(Set<Json.Obj> missing, boolean isWhole, Set<Json.Obj> extra, long moreExtra) {
    /** Some hundred bytes each. */
    static final int MOST = 100_000;

    /** Takes keys, of which it holds the first. */
    private static final class Some implements Consumer<Json.Obj> {
        private final int most;
        private final Set<Json.Obj> held = new LinkedHashSet<>();
        private long count;

        private Some(int most) {
            this.most = most;
        }

        @Override
        public void accept(Json.Obj key) {
            count++;
            if (held.size() < most) {
                held.add(key);
            }
        }
    }

    /**
     * Reads the keys of both.
     *
     * @param mostExtra how many of those that the source lacks are held, since they wait for other tables
     */
    static KeyComparison of(
            TableReader source, TableReader target, Table table, int pageSize, int mostExtra, Progress progress) {
        var theirs = KeyHashes.of(KeyHashes.keys(target, table, pageSize));
        var missing = new Some(MOST);
        var extra = new Some(mostExtra);
        new CountedRows<>(KeyHashes.keys(source, table, pageSize), table, theirs.size(), progress)
                .forEachRemaining(key -> {
                    if (!theirs.see(key)) {
                        missing.accept(key);
                    }
                });
        if (theirs.anyUnseen()) {
            KeyHashes.keys(target, table, pageSize).forEachRemaining(key -> {
                if (theirs.isUnseen(key)) {
                    extra.accept(key);
                }
            });
        }
        return new KeyComparison(
                missing.held, missing.count == missing.held.size(), extra.held, extra.count - extra.held.size());
    }
}

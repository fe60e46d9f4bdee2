package io.twinstore.application.journal;

import io.twinstore.application.journal.JournalRecord.Block;
import io.twinstore.application.journal.JournalRecord.Dirty;
import io.twinstore.application.journal.JournalRecord.Done;
import io.twinstore.application.journal.JournalRecord.Drop;
import io.twinstore.application.journal.JournalRecord.Expire;
import io.twinstore.application.journal.JournalRecord.InDoubt;
import io.twinstore.application.journal.JournalRecord.Open;
import io.twinstore.application.journal.JournalRecord.Retry;
import io.twinstore.application.journal.JournalRecord.Take;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.store.Backend;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the records of a segment add up to. A dirty row stands once, however many writes made it so. */
final class PendingWrites {
    private static final int KEYS_A_LINE = 500;

    /** Rows that are not under way, of writes that one store took; dirty rows are not blocked. */
    private static final class Rest {
        private final TreeSet<RowKey> dirty = new TreeSet<>();
        private final TreeMap<RowKey, String> blocked = new TreeMap<>();
        private final TreeMap<RowKey, Instant> inDoubt = new TreeMap<>();

        private void addDirty(RowKey key) {
            blocked.remove(key);
            dirty.add(key);
        }

        private Stream<NavigableSet<RowKey>> sets() {
            return Stream.of(dirty, blocked.navigableKeySet(), inDoubt.navigableKeySet());
        }
    }

    private final NavigableMap<Long, PendingWrite> active = new TreeMap<>();
    private final Map<Backend, Rest> rest = new EnumMap<>(Backend.class);

    PendingWrites() {
        for (var backend : Backend.values()) {
            rest.put(backend, new Rest());
        }
    }

    void apply(JournalRecord record) {
        if (record instanceof Open open) {
            begin(open.id(), open.source(), open.keys());
        } else if (record instanceof Take take) {
            take.keys().forEach(rest(take.source()).dirty::remove);
            begin(take.id(), take.source(), take.keys());
        } else if (record instanceof Done done) {
            remove(done.id(), done.keys());
        } else if (record instanceof Dirty ended) {
            end(ended.id(), Rest::addDirty);
        } else if (record instanceof InDoubt inDoubt) {
            end(inDoubt.id(), (rows, key) -> rows.inDoubt.merge(key, inDoubt.since(), PendingWrites::later));
        } else if (record instanceof Expire expire) {
            rest.values().forEach(rows -> expire(rows, expire.upTo()));
        } else if (record instanceof Block block) {
            block(block);
        } else if (record instanceof Retry) {
            rest.values().forEach(rows -> List.copyOf(rows.blocked.keySet()).forEach(rows::addDirty));
        } else if (record instanceof Drop) {
            rest.values().forEach(rows -> {
                rows.dirty.clear();
                rows.blocked.clear();
            });
        }
    }

    private void begin(long id, Backend source, List<RowKey> keys) {
        var all = new TreeSet<>(keys);
        var before = active.get(id);
        if (before != null) {
            all.addAll(before.keys());
        }
        active.put(id, new PendingWrite(id, source, all));
    }

    /** A row that became dirty meanwhile is to be tried again, whatever an earlier try came to. */
    private void block(Block block) {
        var pending = active.get(block.id());
        if (pending != null) {
            remove(pending.id(), List.of(block.key()));
            var rows = rest(pending.source());
            if (!rows.dirty.contains(block.key())) {
                rows.blocked.put(block.key(), block.reason());
            }
        }
    }

    private void remove(long id, List<RowKey> keys) {
        var pending = active.remove(id);
        if (pending != null) {
            var rest = new TreeSet<>(pending.keys());
            keys.forEach(rest::remove);
            if (!rest.isEmpty()) {
                active.put(pending.id(), new PendingWrite(pending.id(), pending.source(), rest));
            }
        }
    }

    private void end(long id, BiConsumer<Rest, RowKey> destination) {
        var pending = active.remove(id);
        if (pending != null) {
            pending.keys().forEach(key -> destination.accept(rest(pending.source()), key));
        }
    }

    private static void expire(Rest rows, Instant upTo) {
        var expired = rows.inDoubt.entrySet().stream()
                .filter(entry -> !entry.getValue().isAfter(upTo))
                .map(Map.Entry::getKey)
                .toList();
        expired.forEach(key -> {
            rows.inDoubt.remove(key);
            rows.addDirty(key);
        });
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private Rest rest(Backend source) {
        return Objects.requireNonNull(rest.get(source));
    }

    /** Those under way, in the order in which they began. */
    List<PendingWrite> active() {
        return List.copyOf(active.values());
    }

    /** The pending write as it stands; null when nothing of it is left. */
    @Nullable
    PendingWrite active(long id) {
        return active.get(id);
    }

    long lastId() {
        return active.isEmpty() ? 0 : active.lastKey();
    }

    /** Dirty rows that come after this key in its table. */
    List<RowKey> dirtyRows(Backend source, RowKey after, int most) {
        return rest(source).dirty.tailSet(after, false).stream()
                .takeWhile(key -> key.table().equals(after.table()))
                .limit(most)
                .toList();
    }

    /** The rows that cannot be made equal, with the reason. */
    SortedMap<RowKey, String> blocked() {
        var blocked = new TreeMap<RowKey, String>();
        rest.values().forEach(rows -> blocked.putAll(rows.blocked));
        return blocked;
    }

    /** Whether the row cannot be made equal. */
    boolean isBlocked(RowKey key) {
        return rest.values().stream().anyMatch(rows -> rows.blocked.containsKey(key));
    }

    /** Whether nothing is under way for some row. */
    boolean isAnyAtRest() {
        return sets().anyMatch(rows -> !rows.isEmpty());
    }

    boolean isAnyExpired(Instant upTo) {
        return rest.values().stream()
                .flatMap(rows -> rows.inDoubt.values().stream())
                .anyMatch(since -> !since.isAfter(upTo));
    }

    boolean hasPendingIn(String table) {
        var first = new RowKey(table, List.of());
        return active.values().stream()
                        .anyMatch(pending -> pending.keys().first().table().equals(table))
                || sets().map(rows -> rows.higher(first))
                        .anyMatch(key -> key != null && key.table().equals(table));
    }

    boolean isPending(RowKey key) {
        return active.values().stream().anyMatch(pending -> pending.keys().contains(key))
                || sets().anyMatch(rows -> rows.contains(key));
    }

    private Stream<NavigableSet<RowKey>> sets() {
        return rest.values().stream().flatMap(Rest::sets);
    }

    PendingCounts counts() {
        int open = active.values().stream()
                .mapToInt(pending -> pending.keys().size())
                .sum();
        var counts = new PendingCounts(open, 0, 0, 0);
        for (var rows : rest.values()) {
            counts = counts.plus(new PendingCounts(0, rows.dirty.size(), rows.inDoubt.size(), rows.blocked.size()));
        }
        return counts;
    }

    /** The fewest records that add up to the same; ids of ended pending writes begin after {@code lastId}. */
    List<JournalRecord> records(long lastId) {
        var records = new ArrayList<JournalRecord>();
        active.values()
                .forEach(pending -> records.add(new Open(pending.id(), pending.source(), List.copyOf(pending.keys()))));
        long[] id = {lastId};
        rest.forEach((source, rows) -> {
            chunks(rows.dirty.stream()).forEach(keys -> {
                records.add(new Open(++id[0], source, keys));
                records.add(new Dirty(id[0]));
            });
            rows.blocked.forEach((key, reason) -> {
                records.add(new Open(++id[0], source, List.of(key)));
                records.add(new Block(id[0], key, reason));
            });
            rows.inDoubt.entrySet().stream()
                    .collect(Collectors.groupingBy(
                            Map.Entry::getValue,
                            TreeMap::new,
                            Collectors.mapping(Map.Entry::getKey, Collectors.toList())))
                    .forEach((since, keys) -> chunks(keys.stream()).forEach(chunk -> {
                        records.add(new Open(++id[0], source, chunk));
                        records.add(new InDoubt(id[0], since));
                    }));
        });
        return records;
    }

    /** Keys of one table each, so many at most. */
    private static Stream<List<RowKey>> chunks(Stream<RowKey> keys) {
        return keys.collect(Collectors.groupingBy(RowKey::table)).values().stream()
                .flatMap(rows -> Stream.iterate(0, from -> from < rows.size(), from -> from + KEYS_A_LINE)
                        .map(from -> rows.subList(from, Math.min(rows.size(), from + KEYS_A_LINE))));
    }
}

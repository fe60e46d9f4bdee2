package io.twinstore.application.journal;

import io.twinstore.application.journal.JournalRecord.Block;
import io.twinstore.application.journal.JournalRecord.Dirty;
import io.twinstore.application.journal.JournalRecord.Done;
import io.twinstore.application.journal.JournalRecord.Doubt;
import io.twinstore.application.journal.JournalRecord.Drop;
import io.twinstore.application.journal.JournalRecord.Open;
import io.twinstore.application.journal.JournalRecord.Retry;
import io.twinstore.application.journal.JournalRecord.Ripe;
import io.twinstore.application.journal.JournalRecord.Take;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.twins.WrittenTables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the records of a segment add up to. A dirty row stands once, however many writes made it so. */
final class Marks {
    private static final String NOT_BLOCKED = "";
    private static final int KEYS_A_LINE = 500;

    private final NavigableMap<Long, Mark> underWay = new TreeMap<>();
    private final Map<Backend, SortedMap<RowKey, String>> dirty = byStore();
    private final Map<Backend, SortedMap<RowKey, Instant>> inDoubt = byStore();

    private static <V> Map<Backend, SortedMap<RowKey, V>> byStore() {
        var map = new EnumMap<Backend, SortedMap<RowKey, V>>(Backend.class);
        for (var backend : Backend.values()) {
            map.put(backend, new TreeMap<>());
        }
        return map;
    }

    void apply(JournalRecord record) {
        if (record instanceof Open open) {
            begin(open.mark(), open.source(), open.keys());
        } else if (record instanceof Take take) {
            dirty(take.source()).keySet().removeAll(take.keys());
            begin(take.mark(), take.source(), take.keys());
        } else if (record instanceof Done done) {
            remove(done.mark(), done.keys());
        } else if (record instanceof Dirty ended) {
            end(ended.mark(), (mark, key) -> dirty(mark.source()).put(key, NOT_BLOCKED));
        } else if (record instanceof Doubt doubt) {
            end(doubt.mark(), (mark, key) -> inDoubt(mark.source()).merge(key, doubt.since(), Marks::later));
        } else if (record instanceof Ripe ripe) {
            ripen(ripe.upTo());
        } else if (record instanceof Block block) {
            block(block);
        } else if (record instanceof Retry) {
            dirty.values().forEach(rows -> rows.replaceAll((key, reason) -> NOT_BLOCKED));
        } else if (record instanceof Drop) {
            dirty.values().forEach(Map::clear);
        }
    }

    private void begin(long id, Backend source, List<RowKey> keys) {
        var all = new TreeSet<>(keys);
        var before = underWay.get(id);
        if (before != null) {
            all.addAll(before.keys());
        }
        underWay.put(id, new Mark(id, source, all));
    }

    private void block(Block block) {
        var mark = underWay.get(block.mark());
        if (mark != null) {
            remove(mark.id(), List.of(block.key()));
            dirty(mark.source()).put(block.key(), block.reason());
        }
    }

    private void remove(long id, List<RowKey> keys) {
        var mark = underWay.remove(id);
        if (mark != null) {
            var rest = new TreeSet<>(mark.keys());
            keys.forEach(rest::remove);
            if (!rest.isEmpty()) {
                underWay.put(mark.id(), new Mark(mark.id(), mark.source(), rest));
            }
        }
    }

    private interface Destination {
        void put(Mark mark, RowKey key);
    }

    private void end(long id, Destination destination) {
        var mark = underWay.remove(id);
        if (mark != null) {
            mark.keys().forEach(key -> destination.put(mark, key));
        }
    }

    private void ripen(Instant upTo) {
        for (var backend : Backend.values()) {
            var ripe = keys(inDoubt(backend), since -> !since.isAfter(upTo));
            inDoubt(backend).keySet().removeAll(ripe);
            ripe.forEach(key -> dirty(backend).put(key, NOT_BLOCKED));
        }
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private SortedMap<RowKey, String> dirty(Backend source) {
        return Objects.requireNonNull(dirty.get(source));
    }

    private SortedMap<RowKey, Instant> inDoubt(Backend source) {
        return Objects.requireNonNull(inDoubt.get(source));
    }

    private static <V> List<RowKey> keys(SortedMap<RowKey, V> map, Predicate<V> wanted) {
        return map.entrySet().stream()
                .filter(entry -> wanted.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Those under way, in the order in which they began. */
    List<Mark> underWay() {
        return List.copyOf(underWay.values());
    }

    /** The mark as it stands; null when nothing of it is left. */
    @Nullable
    Mark underWay(long id) {
        return underWay.get(id);
    }

    long lastId() {
        return underWay.isEmpty() ? 0 : underWay.lastKey();
    }

    /** Dirty rows of one table that are not blocked, parents before children; nothing when there are none. */
    List<RowKey> dirtyRows(Backend source, int most) {
        var keys = keys(dirty(source), NOT_BLOCKED::equals);
        return WrittenTables.SHAPES.stream()
                .map(shape -> keys.stream()
                        .filter(key -> key.table().equals(shape.table()))
                        .limit(most)
                        .toList())
                .filter(rows -> !rows.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** The rows that cannot be made equal, with the reason. */
    SortedMap<RowKey, String> blocked() {
        var blocked = new TreeMap<RowKey, String>();
        dirty.values()
                .forEach(rows -> rows.forEach((key, reason) -> {
                    if (!reason.equals(NOT_BLOCKED)) {
                        blocked.put(key, reason);
                    }
                }));
        return blocked;
    }

    boolean isAnyRipe(Instant upTo) {
        return inDoubt.values().stream()
                .flatMap(rows -> rows.values().stream())
                .anyMatch(since -> !since.isAfter(upTo));
    }

    int rows() {
        return underWay.values().stream().mapToInt(mark -> mark.keys().size()).sum() + size(dirty) + size(inDoubt);
    }

    private static int size(Map<Backend, ? extends Map<RowKey, ?>> rows) {
        return rows.values().stream().mapToInt(Map::size).sum();
    }

    boolean marksIn(String table) {
        var first = new RowKey(table, List.of());
        return underWay.values().stream()
                        .anyMatch(mark -> mark.keys().first().table().equals(table))
                || sets().anyMatch(rows -> rows.tailMap(first).keySet().stream()
                        .limit(1)
                        .anyMatch(key -> key.table().equals(table)));
    }

    boolean marked(RowKey key) {
        return underWay.values().stream().anyMatch(mark -> mark.keys().contains(key))
                || sets().anyMatch(rows -> rows.containsKey(key));
    }

    private Stream<SortedMap<RowKey, ?>> sets() {
        return Stream.concat(dirty.values().stream(), inDoubt.values().stream());
    }

    MarkCounts counts() {
        int blocked = blocked().size();
        return new MarkCounts(rows() - size(dirty) - size(inDoubt), size(dirty) - blocked, size(inDoubt), blocked);
    }

    /** The fewest records that add up to the same; ids of ended marks begin after {@code lastId}. */
    List<JournalRecord> records(long lastId) {
        var records = new ArrayList<JournalRecord>();
        underWay.values().forEach(mark -> records.add(new Open(mark.id(), mark.source(), List.copyOf(mark.keys()))));
        long[] id = {lastId};
        for (var source : Backend.values()) {
            chunks(keys(dirty(source), NOT_BLOCKED::equals).stream()).forEach(keys -> {
                records.add(new Open(++id[0], source, keys));
                records.add(new Dirty(id[0]));
            });
            dirty(source).forEach((key, reason) -> {
                if (!reason.equals(NOT_BLOCKED)) {
                    records.add(new Open(++id[0], source, List.of(key)));
                    records.add(new Block(id[0], key, reason));
                }
            });
            inDoubt(source).entrySet().stream()
                    .collect(Collectors.groupingBy(
                            Map.Entry::getValue,
                            TreeMap::new,
                            Collectors.mapping(Map.Entry::getKey, Collectors.toList())))
                    .forEach((since, rows) -> chunks(rows.stream()).forEach(keys -> {
                        records.add(new Open(++id[0], source, keys));
                        records.add(new Doubt(id[0], since));
                    }));
        }
        return records;
    }

    /** Keys of one table each, so many at most. */
    private static Stream<List<RowKey>> chunks(Stream<RowKey> keys) {
        return keys.collect(Collectors.groupingBy(RowKey::table)).values().stream()
                .flatMap(rows -> Stream.iterate(0, from -> from < rows.size(), from -> from + KEYS_A_LINE)
                        .map(from -> rows.subList(from, Math.min(rows.size(), from + KEYS_A_LINE))));
    }
}

package io.twinstore.application.dualwrite.model;

import io.twinstore.application.dualwrite.JournaledWrite;
import io.twinstore.application.dualwrite.Reconciliation;
import io.twinstore.application.journal.Journal;
import io.twinstore.application.journal.PendingWrite;
import io.twinstore.application.journal.SegmentContents;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.values.Json;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A text that is the same for two worlds exactly when the same can still happen in them. */
final class Canon {
    /** What cannot make a difference, by class: ports, locks, statistics, and numbers that only have to be new. */
    private static final Map<String, Set<String>> SKIPPED = Map.of(
            Reconciliation.class.getName(),
            Set.of("journal", "stores", "values", "firstApplied"),
            JournaledWrite.class.getName(),
            Set.of("journal", "stores"),
            Journal.class.getName(),
            Set.of("segments", "divergence", "clock", "settings", "reconciled", "waiting"),
            SegmentContents.DURABLE.getName(),
            Set.of("segment", "forcing", "lastId", "appended", "durable", "length", "compacted"));

    private static final Map<Class<?>, List<Field>> FIELDS = new ConcurrentHashMap<>();

    private final World world;
    private final StringBuilder text = new StringBuilder(1_000);
    private final TreeSet<Long> ids = new TreeSet<>();

    private Canon(World world) {
        this.world = world;
    }

    static String of(World world) {
        var canon = new Canon(world);
        canon.world();
        return canon.text.toString();
    }

    /** 128 bits of a text. */
    record Digest(long one, long two) {
        static Digest of(String text) {
            long one = 0x9E3779B97F4A7C15L;
            long two = 0xC2B2AE3D27D4EB4FL;
            for (int i = 0; i < text.length(); i++) {
                one = (one ^ text.charAt(i)) * 0x100000001B3L;
                one ^= one >>> 29;
                two = Long.rotateLeft(two, 5) * 0x9FB21C651E98DF25L + text.charAt(i);
            }
            return new Digest(one, two);
        }
    }

    private void world() {
        text.append(world.primary.name())
                .append(world.flipped ? 'f' : '-')
                .append(world.faults)
                .append(world.looked);
        world.stores.values().forEach(this::add);
        add(world.primaryRows);
        text.append(world.lateRequests.size());
        world.lateRequests.stream().map(this::plain).sorted().forEach(text::append);
        world.disk.files.forEach(this::ids);
        world.processes.forEach(process -> {
            if (process.journal != null) {
                SegmentContents.active(SegmentContents.of(process.journal)).forEach(pending -> ids.add(pending.id()));
            }
        });
        world.disk.files.forEach(this::file);
        world.processes.forEach(this::process);
    }

    private String plain(LateRequest request) {
        int from = text.length();
        add(request);
        var plain = text.substring(from);
        text.setLength(from);
        return plain;
    }

    private void ids(Disk.File file) {
        for (int i = file.durable; i < file.sums.size(); i++) {
            SegmentContents.active(file.sums.get(i).pendingWrites()).forEach(pending -> ids.add(pending.id()));
        }
    }

    private void file(Disk.File file) {
        text.append("\nfile").append(file.holder).append(file.spoiled ? 's' : '-');
        text.append(file.isNothingPending() ? 'e' : '-');
        var last = "";
        for (int i = file.durable; i < file.sums.size(); i++) {
            int from = text.length();
            add(file.sums.get(i).pendingWrites());
            var sum = text.substring(from);
            if (sum.equals(last)) {
                text.setLength(from);
            }
            last = sum;
        }
    }

    private void process(ModelProcess process) {
        text.append("\nprocess").append(process.phase.name());
        text.append(process.phase == ModelProcess.Phase.OVER ? 0 : process.source.name());
        add(process.journal);
        process.extra().forEach(this::add);
        add(process.write);
        add(process.phase == ModelProcess.Phase.ANSWERED ? process.answer : null);
        add(process.copying);
        text.append('/');
        add(process.reconciling);
    }

    private void add(@Nullable Object value) {
        if (value == null) {
            text.append('~');
        } else if (value instanceof RowKey key) {
            text.append('k').append(key.values().get(0));
        } else if (value instanceof Json.Obj row) {
            text.append(row.get("id")).append(row.get("staff_name"));
        } else if (value instanceof Optional<?> optional) {
            add(optional.orElse(null));
        } else if (value instanceof PendingWrite pending) {
            text.append('m').append(rank(pending.id())).append(pending.source().name());
            add(pending.keys());
        } else if (value instanceof Long id) {
            text.append(rank(id));
        } else if (value instanceof Instant since) {
            text.append(since.isAfter(world.now.minus(World.IN_DOUBT_TIMEOUT)) ? "fresh" : "ripe");
        } else if (value instanceof Map<?, ?> map) {
            text.append('{');
            map.forEach((key, mapped) -> {
                add(key);
                add(mapped);
            });
            text.append('}');
        } else if (value instanceof Collection<?> collection) {
            text.append('[');
            collection.forEach(this::add);
            text.append(']');
        } else if (value instanceof Enum<?> e) {
            text.append(e.name());
        } else if (value.getClass().getName().startsWith("java.")) {
            text.append(value);
        } else {
            fields(value);
        }
    }

    private int rank(long id) {
        return ids.contains(id) ? ids.headSet(id).size() : -1;
    }

    private void fields(Object value) {
        text.append('(');
        for (var field : FIELDS.computeIfAbsent(value.getClass(), Canon::relevant)) {
            try {
                add(field.get(value));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
            text.append(',');
        }
        text.append(')');
    }

    private static List<Field> relevant(Class<?> type) {
        var skipped = SKIPPED.getOrDefault(type.getName(), Set.of());
        var fields = Copier.fields(type).stream().map(Field::getName).collect(Collectors.toSet());
        if (!fields.containsAll(skipped)) {
            throw new IllegalStateException(type + " has lost one of the fields " + skipped);
        }
        return Copier.fields(type).stream()
                .filter(field -> !skipped.contains(field.getName()))
                .toList();
    }
}

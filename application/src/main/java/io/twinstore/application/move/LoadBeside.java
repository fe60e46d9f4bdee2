package io.twinstore.application.move;

import io.twinstore.application.move.Rejects.Rejected;
import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableWriter.Load;
import io.twinstore.domain.values.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Loads the rows of a table of which some cannot be loaded, and says which. */
final class LoadBeside {
    private static final int BATCH = 1_000;

    /** They are kept in memory until all others are there; a file with more is not the right one. */
    private static final int MOST = 10_000;

    private final Load load;
    private final Table table;

    /** A row with its place in the file. */
    private record Numbered(long number, Json.Obj row) {}

    LoadBeside(Load load, Table table) {
        this.load = load;
        this.table = table;
    }

    /**
     * Loads them and answers the others, in the order of the file.
     *
     * @throws InvalidInput when too many cannot be loaded
     */
    List<Rejected> run(Iterator<Json.Obj> rows) {
        var refused = new ArrayList<Rejected>();
        long number = 0;
        while (rows.hasNext()) {
            var batch = new ArrayList<Numbered>(BATCH);
            while (batch.size() < BATCH && rows.hasNext()) {
                batch.add(new Numbered(++number, rows.next()));
            }
            refused.addAll(refused(batch));
            if (refused.size() > MOST) {
                throw new InvalidInput(table + ": more than " + MOST
                        + " rows cannot be loaded; nothing of the table was; the first is row "
                        + refused.get(0).number() + ": " + refused.get(0).reason());
            }
        }
        return triedAgain(refused);
    }

    /** A row may refer to one that came later. */
    private List<Rejected> triedAgain(List<Rejected> first) {
        var refused = first;
        for (int before = 0; !refused.isEmpty() && refused.size() != before; ) {
            before = refused.size();
            refused = refused(refused.stream()
                    .map(row -> new Numbered(row.number(), row.row()))
                    .toList());
        }
        return refused;
    }

    private List<Rejected> refused(List<Numbered> rows) {
        Map<Numbered, String> reasons = new HashMap<>();
        Halves.write(
                rows,
                some -> load.load(table, some.stream().map(Numbered::row).iterator()),
                (row, refusal) -> reasons.put(row, reason(String.valueOf(refusal.getMessage()))));
        return rows.stream()
                .filter(reasons::containsKey)
                .map(row -> new Rejected(row.number(), row.row(), reasons.getOrDefault(row, "")))
                .toList();
    }

    /** Without the place that it has among those that were tried together. */
    private String reason(String message) {
        var place = table + ", row 1";
        return message.startsWith(place) ? message.substring(place.length()).replaceFirst("^[,:] ", "") : message;
    }
}

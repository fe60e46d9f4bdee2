package io.twinstore.bootstrap.state;

import io.twinstore.application.move.SetAside;
import io.twinstore.bootstrap.files.JsonDocument;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** {@code rejects.json}: which tables lack rows that a load has set aside; only who has claimed the marks writes it. */
final class RejectsState {
    private static final String NAME = "rejects.json";

    private final PrivateDirectory state;

    RejectsState(PrivateDirectory state) {
        this.state = state;
    }

    /** What the file holds. */
    private record Document(Map<String, SetAside> tables) {}

    /** By table; nothing of one that lacks none. */
    Map<String, SetAside> all() {
        return JsonDocument.find(state.resolve(NAME), Document.class)
                .map(Document::tables)
                .orElse(Map.of());
    }

    void add(String table, SetAside rows) {
        var all = new TreeMap<>(all());
        all.put(table, rows);
        write(all);
    }

    void remove(Collection<String> tables) {
        var all = new TreeMap<>(all());
        if (all.keySet().removeAll(tables)) {
            write(all);
        }
    }

    private void write(Map<String, SetAside> all) {
        state.write(NAME, JsonDocument.text(new Document(all)) + "\n");
    }
}

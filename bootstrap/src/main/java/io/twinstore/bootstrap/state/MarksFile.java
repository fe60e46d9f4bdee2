package io.twinstore.bootstrap.state;

import io.twinstore.application.flags.SettingException;
import io.twinstore.application.move.Marks;
import io.twinstore.application.switching.RefusedException;
import io.twinstore.bootstrap.disk.ProcessLock;
import io.twinstore.bootstrap.files.JsonDocument;
import io.twinstore.domain.tables.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The file {@code catchup.json} in TWINSTORE_HOME: from which moment on changes may be missing in a copy, by table. */
final class MarksFile implements Marks {
    private static final String NAME = "catchup.json";
    private static final int VERSION = 1;

    private final PrivateDirectory state;
    private final ProcessLock lock;
    private final String source;
    private final String target;
    private final Map<String, Instant> marks = new TreeMap<>();

    private MarksFile(PrivateDirectory state, ProcessLock lock, String source, String target) {
        this.state = state;
        this.lock = lock;
        this.source = source;
        this.target = target;
    }

    /** What the file holds. */
    private record Document(int version, String source, String target, Map<String, Instant> marks) {}

    /** Claims it for one copy; what it says of another one is forgotten. */
    static MarksFile claim(PrivateDirectory state, String source, String target) {
        try {
            state.prepare();
            var lock = ProcessLock.tryHold(state.resolve(NAME + ".lock"))
                    .orElseThrow(() ->
                            new RefusedException("another import, catch-up or repair runs with this TWINSTORE_HOME ("
                                    + state + "); wait until it has ended"));
            var claimed = new MarksFile(state, lock, source, target);
            try {
                claimed.read();
                return claimed;
            } catch (RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the lock of " + state.resolve(NAME) + " cannot be held", e);
        }
    }

    /** What the last copy left, while another one may be under way; nothing when there was none, or it cannot be understood. */
    static Map<String, Instant> last(PrivateDirectory state) {
        return JsonDocument.find(state.resolve(NAME), Document.class)
                .filter(document -> document.version() == VERSION)
                .map(Document::marks)
                .orElse(Map.of());
    }

    private void read() {
        var file = state.resolve(NAME);
        if (!Files.exists(file)) {
            return;
        }
        try {
            var document = JsonDocument.read(file, Document.class);
            if (document.version() != VERSION) {
                throw new IllegalArgumentException("version " + document.version());
            }
            if (document.source().equals(source) && document.target().equals(target)) {
                marks.putAll(document.marks());
            }
        } catch (IllegalArgumentException e) {
            throw new SettingException(
                    file + " is malformed or of another version of twinstore; use that version, or delete"
                            + " the file, and the next catch-up reads every row");
        }
    }

    @Override
    public Optional<Instant> of(Table table) {
        return Optional.ofNullable(marks.get(table.name()));
    }

    @Override
    public void keep(Map<String, Instant> moments) {
        marks.putAll(moments);
        write();
    }

    @Override
    public void forget(Collection<String> tables) {
        marks.keySet().removeAll(tables);
        write();
    }

    private void write() {
        state.write(NAME, JsonDocument.text(new Document(VERSION, source, target, marks)) + "\n");
    }

    @Override
    public void close() {
        lock.close();
    }
}

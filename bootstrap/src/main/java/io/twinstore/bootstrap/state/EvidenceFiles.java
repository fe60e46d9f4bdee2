package io.twinstore.bootstrap.state;

import io.twinstore.application.status.Evidence;
import io.twinstore.application.status.EvidenceStore;
import io.twinstore.application.status.Proof;
import io.twinstore.bootstrap.files.JsonDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The last answers of commands: {@code export.json}, {@code validate.json} and so on in {@code evidence/} in TWINSTORE_HOME. */
final class EvidenceFiles implements EvidenceStore {
    private static final String DIRECTORY = "evidence";

    private final PrivateDirectory state;

    EvidenceFiles(PrivateDirectory state) {
        this.state = state;
    }

    private static String name(Proof proof) {
        return DIRECTORY + "/" + proof + ".json";
    }

    @Override
    public Map<Proof, Evidence> last() {
        var last = new EnumMap<Proof, Evidence>(Proof.class);
        for (var proof : Proof.values()) {
            last(proof).ifPresent(evidence -> last.put(proof, evidence));
        }
        return last;
    }

    /** What a file holds: the evidence, and the answer that programs get. */
    private record Kept(Evidence evidence, Object result) {}

    private Optional<Evidence> last(Proof proof) {
        return member(proof, "evidence", Evidence.class);
    }

    @Override
    public <T> Optional<T> result(Proof proof, Class<T> schema) {
        return member(proof, "result", schema);
    }

    /** A file that is malformed is no evidence. */
    private <T> Optional<T> member(Proof proof, String name, Class<T> schema) {
        return JsonDocument.find(state.resolve(name(proof)), name, schema);
    }

    @Override
    public void keep(Proof proof, Evidence evidence, Object result) {
        state.prepare();
        try {
            state.directory(DIRECTORY);
        } catch (IOException e) {
            throw new UncheckedIOException(state.resolve(DIRECTORY) + " cannot be made", e);
        }
        state.write(name(proof), JsonDocument.text(new Kept(evidence, result)) + "\n");
    }
}

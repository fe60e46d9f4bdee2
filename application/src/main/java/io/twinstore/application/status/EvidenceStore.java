package io.twinstore.application.status;

import java.util.Map;
import java.util.Optional;

/** Where the last answers of commands are kept. */
public interface EvidenceStore {

    /** The last answer of each command that gave one. */
    Map<Proof, Evidence> last();

    /**
     * The last answer of a command as it gave it to programs, read as far as this schema goes; nothing when it gave none.
     *
     * @param schema a record
     */
    <T> Optional<T> result(Proof proof, Class<T> schema);

    /**
     * Keeps an answer in place of the command's last one.
     *
     * @param result a record: the answer as programs get it
     */
    void keep(Proof proof, Evidence evidence, Object result);
}

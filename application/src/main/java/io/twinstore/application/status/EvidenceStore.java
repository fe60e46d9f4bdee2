package io.twinstore.application.status;

import java.util.Map;

/** Where the last answers of commands are kept. */
public interface EvidenceStore {

    /** The last answer of each command that gave one. */
    Map<Proof, Evidence> last();

    /** Keeps an answer in place of the command's last one. */
    void keep(Proof proof, Evidence evidence);
}

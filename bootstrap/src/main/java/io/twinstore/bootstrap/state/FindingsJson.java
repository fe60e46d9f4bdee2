package io.twinstore.bootstrap.state;

import io.twinstore.application.comparing.Candidate;
import io.twinstore.application.comparing.Findings;
import io.twinstore.application.comparing.Mismatch;
import io.twinstore.application.comparing.Tally;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.bootstrap.files.JsonDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Findings as their file holds them. */
record FindingsJson(
        Candidate candidate,
        SortedMap<String, Tally> operations,
        SortedMap<CallingModule, Tally> modules,
        List<Mismatch> last) {

    static FindingsJson of(Candidate candidate, Findings findings) {
        return new FindingsJson(candidate, findings.operations(), findings.modules(), findings.last());
    }

    /** As it was before calls were counted by module. */
    private record WithoutModules(Candidate candidate, SortedMap<String, Tally> operations, List<Mismatch> last) {
        FindingsJson now() {
            return new FindingsJson(candidate, operations, new TreeMap<>(), last);
        }
    }

    /**
     * Reads a file, of an earlier version too.
     *
     * @throws IllegalArgumentException when it is malformed
     */
    static FindingsJson read(Path file) {
        return JsonDocument.find(file, "modules", Object.class).isPresent()
                ? JsonDocument.read(file, FindingsJson.class)
                : JsonDocument.read(file, WithoutModules.class).now();
    }

    Findings findings() {
        return new Findings(operations, modules, last);
    }
}

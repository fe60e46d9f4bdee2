package io.twinstore.application.dualwrite.model;

import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.values.Json;
import java.util.Optional;

/** A request that nobody waits for any more, and that may land until time passes. */
sealed interface LateRequest {
    Backend store();

    /** A process's write to the primary. */
    record Write(Backend store, int process) implements LateRequest {}

    /** One row of a reconciliation: a store that takes rows one by one may make some of them. */
    record Apply(Backend store, RowKey key, Optional<Json.Obj> row) implements LateRequest {}
}

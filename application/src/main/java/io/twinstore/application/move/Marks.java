package io.twinstore.application.move;

import io.twinstore.domain.tables.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** From which moment on the source's changes of each table may be missing in a copy; one copy at a time may change it. */
public interface Marks extends AutoCloseable {

    /** The moment; nothing when the whole table may be missing. */
    Optional<Instant> of(Table table);

    /** Keeps moments by table; to be called when all that was changed before is durable in the target. */
    void keep(Map<String, Instant> moments);

    /** Forgets those of the tables, of which anything may be missing from now on. */
    void forget(Collection<String> tables);

    /** Leaves it to others. */
    @Override
    void close();
}

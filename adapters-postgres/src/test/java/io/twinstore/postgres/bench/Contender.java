package io.twinstore.postgres.bench;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** One way of doing the operations. */
interface Contender extends AutoCloseable {

    /** How it is named in the table. */
    String name();

    /** One call of the operation, which answers what it read or stored; nothing where this way has none. */
    Optional<Callable<? extends List<?>>> call(Operation operation);

    @Override
    default void close() {}
}

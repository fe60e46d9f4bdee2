package io.twinstore.application.comparing;

import io.twinstore.domain.rows.Shape;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.store.Store;
import java.util.function.Function;

/**
 * A read that was answered.
 *
 * @param operation the contract's name of the operation
 * @param shape the table of the rows in its answers
 * @param orderedByText whether a list that a limit cut off may depend on a server's collation
 * @param control the store that answered the caller
 * @param question asks a store the same again
 */
public record Read(
        String operation,
        Shape<?> shape,
        boolean orderedByText,
        Backend control,
        Answer answer,
        Function<Store, Answer> question) {}

package io.twinstore.domain.dialogs;

import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.query.Condition;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.query.UpsertRepository;
import io.twinstore.domain.rows.TableSchema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The port of dialog contexts (operations 1 and 2 of the contract). */
public interface DialogContextRepository extends UpsertRepository<DialogContext> {

    @Override
    default TableSchema<DialogContext> schema() {
        return DialogContextColumns.SCHEMA;
    }

    /** The context of the messenger's user. */
    default Optional<DialogContext> findByUserId(@Nullable String userId) {
        if (userId == null || userId.isBlank()) {
            throw new InvalidInput("the user id is blank");
        }
        return first(Query.of(schema()).where(Condition.eq(DialogContextColumns.USER_ID, userId)));
    }
}

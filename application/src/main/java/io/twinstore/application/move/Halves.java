package io.twinstore.application.move;

import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.errors.StoreException.Conflict;
import io.twinstore.domain.errors.StoreException.InvalidInput;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Writes rows of which some may be refused: all together, or by halves, until each that is refused stands alone. */
final class Halves {
    private Halves() {}

    /**
     * Writes what can be written.
     *
     * @param write leaves nothing of the rows when it is refused
     * @param refused is given each row that cannot be written
     */
    static <T> void write(List<T> rows, Consumer<List<T>> write, BiConsumer<T, StoreException> refused) {
        if (rows.isEmpty()) {
            return;
        }
        try {
            write.accept(rows);
        } catch (InvalidInput | Conflict e) {
            if (rows.size() == 1) {
                refused.accept(rows.get(0), e);
            } else {
                write(rows.subList(0, rows.size() / 2), write, refused);
                write(rows.subList(rows.size() / 2, rows.size()), write, refused);
            }
        }
    }
}

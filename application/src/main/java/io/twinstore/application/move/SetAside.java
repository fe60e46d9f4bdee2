package io.twinstore.application.move;

import java.time.Instant;

/**
 * Rows of a table that a load has set aside and that nobody has shown to be there since.
 *
 * @param file where they are
 */
public record SetAside(long rows, String file, Instant at) {
    @Override
    public String toString() {
        return (rows == 1 ? "1 row is" : rows + " rows are") + " set aside in " + file;
    }
}

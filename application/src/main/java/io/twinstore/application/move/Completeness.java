package io.twinstore.application.move;

import io.twinstore.domain.errors.StoreException.Unexpected;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import java.util.List;

/** Whether a table was read whole. */
final class Completeness {
    private Completeness() {}

    /**
     * Requires as many rows as the source counts, before or after it was read, and a company.
     *
     * @throws Unexpected when rows are hidden or left out, of which no error tells
     */
    static void require(TableReader source, Table table, long before, long rows) {
        if (table.name().equals("companies") && rows == 0) {
            throw noCompany();
        }
        if (rows < before && rows < source.count(table).rows()) {
            throw new Unexpected(
                    "the source counts " + before + " rows of " + table + " but gave " + rows
                            + "; rows were deleted meanwhile or the server left some out: try again",
                    null);
        }
    }

    /**
     * Requires a company before rows are deleted.
     *
     * @param tables every table that there is
     * @throws Unexpected when the source shows none: row-level security hides rows, and hidden ones look deleted
     */
    static void requireCompany(TableReader source, List<Table> tables) {
        for (var table : tables) {
            if (table.name().equals("companies")
                    && source.keysAfter(table, null, 1).isEmpty()) {
                throw noCompany();
            }
        }
    }

    /** Of a source without a company, which every salon has. */
    private static Unexpected noCompany() {
        return new Unexpected(
                "the source shows no company; row-level security hides all rows from this key: use the secret (service)"
                        + " key",
                null);
    }
}

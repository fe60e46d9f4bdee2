package io.twinstore.application.move;

import io.twinstore.domain.values.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a repair has done, or would do.
 *
 * @param tables those in which rows differed
 * @param left the rows that still differ, and the tables that could not be compared
 */
public record RepairResult(List<RepairedTable> tables, List<Left> left) {

    /**
     * One table.
     *
     * @param found rows that differed
     * @param written rows that were missing or different at the repaired side
     * @param deleted rows that only the repaired side had
     * @param before the digests of the rows that were repaired; null of a dry run
     * @param after the same after the repair
     */
    public record RepairedTable(
            String table,
            long found,
            long written,
            long deleted,
            @Nullable RowsDigest before,
            @Nullable RowsDigest after) {}

    /**
     * What is left.
     *
     * @param key the row's, with a hash in place of what may be a phone number; null for a whole table
     * @param reason why, in words, without a value of the row
     */
    public record Left(String table, Json.@Nullable Obj key, String reason) {}

    /** Takes copies. */
    public RepairResult {
        tables = List.copyOf(tables);
        left = List.copyOf(left);
    }

    /** Whether both sides hold the same rows now, as far as they were compared. */
    public boolean equal() {
        return left.isEmpty();
    }
}

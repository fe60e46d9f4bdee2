package io.twinstore.application.move;

/**
 * What a round has done to one table.
 *
 * @param copied rows that were missing or different in the target
 * @param deleted rows that the source no longer has
 * @param postponed rows that could not be written or deleted yet, since others refer to them, or they to others
 */
public record TableChanges(String table, long copied, long deleted, long postponed) {
    /** Also so many deleted, or found to be still needed. */
    TableChanges and(long moreDeleted, long morePostponed) {
        return new TableChanges(table, copied, deleted + moreDeleted, postponed + morePostponed);
    }

    /** Both rounds together, of which only the later one knows what is postponed. */
    public TableChanges then(TableChanges later) {
        return new TableChanges(table, copied + later.copied, deleted + later.deleted, later.postponed);
    }
}

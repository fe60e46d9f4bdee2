package io.twinstore.application.journal;

/**
 * How many rows are pending.
 *
 * @param underWay a write or its repair is being made
 * @param dirty to be reconciled, those that are blocked left out
 * @param inDoubt an answer is missing
 * @param blocked cannot be made equal as things are
 */
public record PendingCounts(int underWay, int dirty, int inDoubt, int blocked) {
    /** No row. */
    public static final PendingCounts NONE = new PendingCounts(0, 0, 0, 0);

    /** Of both. */
    public PendingCounts plus(PendingCounts other) {
        return new PendingCounts(
                underWay + other.underWay, dirty + other.dirty, inDoubt + other.inDoubt, blocked + other.blocked);
    }

    /** All of them. */
    public int total() {
        return underWay + dirty + inDoubt + blocked;
    }

    /** In words, such as '3 to be reconciled, 1 in doubt'. */
    @Override
    public String toString() {
        return "%d under way, %d to be settled, %d in doubt, %d blocked".formatted(underWay, dirty, inDoubt, blocked);
    }
}

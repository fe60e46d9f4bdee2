package io.twinstore.application.journal;

/**
 * How many rows are pending.
 *
 * @param active a write or its copy is being made
 * @param dirty to be reconciled, those that are blocked left out
 * @param inDoubt an answer is missing
 * @param blocked cannot be made equal as things are
 */
public record PendingCounts(int active, int dirty, int inDoubt, int blocked) {
    /** No row. */
    public static final PendingCounts NONE = new PendingCounts(0, 0, 0, 0);

    /** Of both. */
    public PendingCounts plus(PendingCounts other) {
        return new PendingCounts(
                active + other.active, dirty + other.dirty, inDoubt + other.inDoubt, blocked + other.blocked);
    }

    /** All of them. */
    public int total() {
        return active + dirty + inDoubt + blocked;
    }

    /** In words, such as '3 to be reconciled, 1 in doubt'. */
    @Override
    public String toString() {
        return "%d active, %d to be reconciled, %d in doubt, %d blocked".formatted(active, dirty, inDoubt, blocked);
    }
}

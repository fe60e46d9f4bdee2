package io.twinstore.domain.tables;

/**
 * How many rows a table has.
 *
 * @param byRanges whether it is a sum over ranges of keys, each counted at a moment of its own, since the store ends a count
 *     of the whole table before it is done
 */
public record RowCount(long rows, boolean byRanges) {}

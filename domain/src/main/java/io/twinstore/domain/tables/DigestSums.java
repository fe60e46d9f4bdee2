package io.twinstore.domain.tables;

import io.twinstore.domain.values.Json;
import java.util.Map;
import java.util.Set;

/**
 * Sums of the digests of a table's rows, which a store computes itself: two tables whose sums are the same hold the same
 * rows. Rows are in buckets by a digest of their primary key, so that no order of keys matters; text keys are sorted
 * differently by two servers.
 */
public interface DigestSums {
    /** How many buckets there are: of a million rows, one has 244. */
    int BUCKETS = 4096;

    /**
     * The rows of a bucket.
     *
     * @param sum both halves of the rows' {@link RowEncoding#digest}, each added up as signed integers
     */
    record Sum(long rows, String sum) {}

    /** By bucket, those that have rows. */
    Map<Integer, Sum> sums(Table table);

    /** The digest of each row of some buckets, by its primary key. */
    Map<Json.Obj, String> digests(Table table, Set<Integer> buckets);
}

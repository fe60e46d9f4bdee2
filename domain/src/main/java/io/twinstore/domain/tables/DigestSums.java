package io.twinstore.domain.tables;

import io.twinstore.domain.values.Json;
import java.util.Map;
import java.util.Set;

/**
 * Sums of hashes of a table's rows, which a store computes itself: two tables whose sums are the same hold the same rows, but
 * for one chance in 2<sup>64</sup> of each bucket with others. Rows are in buckets by a hash of their primary key, so that no order
 * of keys matters; text keys are sorted differently by two servers. Two servers with other hash functions have other sums, and
 * their rows are then compared by their digests.
 */
public interface DigestSums {
    /** How many buckets there are: of a million rows, one has 244. */
    int BUCKETS = 4096;

    /**
     * The rows of a bucket.
     *
     * @param sum their hashes of 64 bits, added up as signed integers
     */
    record Sum(long rows, String sum) {}

    /** By bucket, those that have rows. */
    Map<Integer, Sum> sums(Table table);

    /** The {@link RowEncoding#digest} of each row of some buckets, by its primary key. */
    Map<Json.Obj, String> digests(Table table, Set<Integer> buckets);
}

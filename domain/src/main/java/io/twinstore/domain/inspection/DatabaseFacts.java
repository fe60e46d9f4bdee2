package io.twinstore.domain.inspection;

import org.jspecify.annotations.Nullable;

/**
 * What a database tells of the space of some tables and of its clock.
 *
 * @param bytes how large the tables are, with their indexes
 * @param timeZone the one that new sessions of the user have; null when the user may not see it
 */
public record DatabaseFacts(long bytes, @Nullable String timeZone) {}

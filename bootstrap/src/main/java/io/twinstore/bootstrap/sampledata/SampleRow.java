package io.twinstore.bootstrap.sampledata;

import io.twinstore.domain.values.Json;
import org.jspecify.annotations.Nullable;

/** Builds a table's row, column by column, and decides which of its nullable columns are null. */
final class SampleRow {
    private static final int NULL_EVERY = 11;
    private static final int STEP = 7;

    private final Members members = new Members();
    private final int index;
    private int nullables;

    SampleRow(int index) {
        this.index = index;
    }

    SampleRow set(String column, @Nullable Object value) {
        members.set(column, value);
        return this;
    }

    /** Null in one row of eleven, a different one for each column, so that a dozen rows show every column both ways. */
    SampleRow maybe(String column, @Nullable Object value) {
        return set(column, (index * STEP + nullables++) % NULL_EVERY == 0 ? null : value);
    }

    /** The two columns that end most tables; neither says now. */
    SampleRow stamped(RandomSource random) {
        var created = random.daysAgo(700, 30);
        return set("created_at", created).set("updated_at", random.between(created, random.now()));
    }

    Json.Obj object() {
        return members.object();
    }
}

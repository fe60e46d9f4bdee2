package io.twinstore.bootstrap.cli;

import io.twinstore.application.masking.KeyedHash;
import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.twins.WrittenTables;
import java.util.Set;
import java.util.StringJoiner;

/** What identifies a row, so that an operator finds it: ids and dates as they are, of a text, which may be a phone number, a hash. */
final class ShownKey {
    private static final Set<ColumnType<?>> PLAIN = Set.of(ColumnType.INTEGER, ColumnType.BIGINT, ColumnType.DATE);

    private ShownKey() {}

    /** Such as 'yclients_id 15, company_id 962302'. */
    static String of(RowKey key, KeyedHash hash) {
        var parts = new StringJoiner(", ");
        var values = key.values().iterator();
        for (var column : WrittenTables.shape(key.table()).conflictKey()) {
            var value = values.next();
            parts.add(column.name() + " " + (PLAIN.contains(column.type()) ? value : "#" + hash.of(value)));
        }
        return parts.toString();
    }
}

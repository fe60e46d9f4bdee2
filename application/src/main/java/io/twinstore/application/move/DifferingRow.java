package io.twinstore.application.move;

import io.twinstore.application.move.Validation.Difference;
import io.twinstore.application.move.Validation.Kind;
import io.twinstore.application.rows.Diagnosis;
import io.twinstore.application.rows.RowValues;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.rows.TableSchema;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.twins.WrittenTables;
import io.twinstore.domain.values.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A row that two stores do not hold alike.
 *
 * @param key its primary key
 * @param source the row as the source holds it; nothing where it has none
 * @param target the row as the target holds it; nothing where it has none
 * @param columns those that differ; none where only one side has the row
 */
public record DifferingRow(
        Table table, Json.Obj key, Optional<Json.Obj> source, Optional<Json.Obj> target, List<String> columns) {
    /** Takes a copy. */
    public DifferingRow {
        columns = List.copyOf(columns);
    }

    /** Reads rows from both sides, and answers those that they do not hold alike. */
    static List<DifferingRow> find(TableReader source, TableReader target, Table table, List<Json.Obj> keys) {
        var asked = Background.ask(() -> source.findAll(table, keys));
        var theirs = target.findAll(table, keys);
        var ours = Background.answer(asked);
        var values = new RowValues(table.columns());
        return IntStream.range(0, keys.size())
                .boxed()
                .flatMap(i -> of(table, keys.get(i), ours.get(i), theirs.get(i), values).stream())
                .toList();
    }

    private static Optional<DifferingRow> of(
            Table table, Json.Obj key, Optional<Json.Obj> ours, Optional<Json.Obj> theirs, RowValues values) {
        boolean both = ours.isPresent() && theirs.isPresent();
        List<String> columns = both ? values.differing(ours.get(), theirs.get()) : List.of();
        boolean alike = both ? columns.isEmpty() : ours.isEmpty() && theirs.isEmpty();
        return alike ? Optional.empty() : Optional.of(new DifferingRow(table, key, ours, theirs, columns));
    }

    /** What is wrong with it. */
    Kind kind() {
        return target.isEmpty() ? Kind.MISSING : source.isEmpty() ? Kind.EXTRA : Kind.DIFFERENT;
    }

    /** The difference without a value of the row; the hash is shown in place of a key that may be a phone number. */
    Difference shown(UnaryOperator<String> hash) {
        var kind = kind();
        var diagnosis = kind == Kind.DIFFERENT
                ? Diagnosis.of(columns, source.orElseThrow(), target.orElseThrow())
                : kind.toString().toLowerCase(Locale.ROOT);
        return new Difference(table.name(), table.shownKeyOf(key, hash), kind, columns, diagnosis);
    }

    /** By which keys the journal knows it, one for each side's row at most; none of a table that the library does not write. */
    Set<RowKey> rowKeys() {
        return WrittenTables.find(table.name()).stream()
                .flatMap(schema -> rowKeys(schema))
                .collect(Collectors.toSet());
    }

    private Stream<RowKey> rowKeys(TableSchema<?> schema) {
        return Stream.of(source, target).flatMap(Optional::stream).map(row -> RowKey.of(schema, row));
    }

    /** Names the table only: a key may be a phone number. */
    @Override
    public String toString() {
        return "a row of " + table;
    }
}

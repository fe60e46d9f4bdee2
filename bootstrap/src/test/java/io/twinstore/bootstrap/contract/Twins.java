package io.twinstore.bootstrap.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.contract.Rows;
import io.twinstore.domain.query.UpsertRepository;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.twins.ApplyFailure;
import io.twinstore.domain.twins.ApplyFailure.Blocked;
import io.twinstore.domain.twins.TwinStore;
import io.twinstore.domain.values.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows of one store by their keys, for the tests of how they are made equal to another's. */
final class Twins {
    private final TwinStore store;

    Twins(TwinStore store) {
        this.store = store;
    }

    /** An id that no sequence gives. */
    static long id() {
        return Rows.id() - 1_000_000_000;
    }

    /** A row of the table that no store has yet, or the company, as it would be stored. */
    Json.Obj row(String table, long company) {
        var key = switch (table) {
            case "companies" -> stored(store.companies(), Rows.company(company));
            case "clients" -> stored(store.clients(), Rows.client(company));
            case "services" -> stored(store.services(), Rows.service(company));
            case "staff_schedules" -> stored(store.schedules(), Rows.schedule(company));
            case "dialog_contexts" -> stored(store.dialogs(), Rows.context(company));
            default -> throw new IllegalArgumentException(table);
        };
        return present(key);
    }

    private static <A> RowKey stored(UpsertRepository<A> repository, Row.Builder<A> row) {
        var fields = row.build();
        repository.upsert(fields);
        return RowKey.of(fields);
    }

    Optional<Json.Obj> find(RowKey key) {
        return Optional.ofNullable(store.twinRows().read(List.of(key)).get(key));
    }

    Json.Obj present(RowKey key) {
        return find(key).orElseThrow();
    }

    /** Applies rows; a null row is a deletion. */
    Map<RowKey, ApplyFailure> apply(Map<RowKey, Json.@Nullable Obj> rows) {
        var sorted = new TreeMap<RowKey, Optional<Json.Obj>>();
        rows.forEach((key, row) -> sorted.put(key, Optional.ofNullable(row)));
        return store.twinRows().apply(sorted);
    }

    Map<RowKey, ApplyFailure> apply(RowKey key, Json.@Nullable Obj row) {
        var rows = new TreeMap<RowKey, Json.@Nullable Obj>();
        rows.put(key, row);
        return apply(rows);
    }

    /** Applies a row that must then be there as it is. */
    void put(RowKey key, Json.Obj row) {
        assertEquals(Map.of(), apply(key, row));
        assertEquals(row, present(key));
    }

    /** The row with other values, named and given in turn. */
    static Json.Obj with(Json.Obj row, @Nullable Object... changes) {
        var members = new LinkedHashMap<>(row.members());
        for (int i = 0; i < changes.length; i += 2) {
            members.put(String.valueOf(changes[i]), Json.of(changes[i + 1]));
        }
        return new Json.Obj(members);
    }

    /** Demands that the row is blocked, and answers why. */
    static String blocked(Map<RowKey, ApplyFailure> failures, RowKey key) {
        var reason = assertInstanceOf(Blocked.class, Objects.requireNonNull(failures.get(key)))
                .reason();
        key.values().forEach(value -> assertTrue(!reason.contains(value), "a value in: " + reason));
        return reason;
    }
}

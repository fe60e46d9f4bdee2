package io.twinstore.bootstrap.contract;

import static io.twinstore.bootstrap.contract.Twins.blocked;
import static io.twinstore.bootstrap.contract.Twins.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.clients.ClientColumns;
import io.twinstore.domain.contract.Rows;
import io.twinstore.domain.dialogs.DialogContextColumns;
import io.twinstore.domain.rows.Column;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.twins.ApplyFailure;
import io.twinstore.domain.twins.ApplyFailure.MissingParent;
import io.twinstore.domain.twins.WrittenTables;
import io.twinstore.domain.values.Json;
import io.twinstore.domain.values.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How rows are read by their keys and made equal to another store's. */
class TwinRowsContractTest extends StoreContract {
    private static final String PAST = "2020-02-29T23:59:59.123456+00:00";

    private Twins twins() {
        return new Twins(store());
    }

    private static RowKey key(Json.Obj row, String table) {
        return RowKey.of(WrittenTables.schema(table), row);
    }

    private Json.Obj client() {
        return twins().row("clients", company);
    }

    private static RowKey clientKey(Json.Obj row) {
        return key(row, "clients");
    }

    @ParameterizedTest
    @ValueSource(strings = {"companies", "clients", "services", "staff_schedules", "dialog_contexts"})
    void aRowIsDeletedInsertedAndChanged(String table) {
        var row = twins().row(table, company);
        var key = key(row, table);
        var columns = WrittenTables.schema(table).columns();
        assertEquals(
                columns.stream().map(Column::name).toList(),
                new ArrayList<>(row.members().keySet()));

        assertEquals(Map.of(), twins().apply(key, null));
        assertEquals(Optional.empty(), twins().find(key));
        assertEquals(Map.of(), twins().apply(key, null));

        var last = columns.get(columns.size() - 1).name();
        var id = table.equals("dialog_contexts") ? "00000000-0000-4000-8000-" + Rows.id() + "00" : Twins.id();
        var inserted = with(row, "id", id, "created_at", PAST, last, PAST);
        twins().put(key, inserted);
        twins().put(key, inserted);
        twins().put(key, with(row, "created_at", PAST, last, "2031-01-01T00:00:00+00:00"));
    }

    @Test
    void whatIsNotThereIsNotRead() {
        var one = client();
        var other = client();
        var crossed = clientKey(with(one, "company_id", anotherCompany()));
        var read = store().twinRows().read(List.of(clientKey(one), crossed, clientKey(other)));
        assertEquals(Map.of(clientKey(one), one, clientKey(other), other), read);
        assertEquals(Map.of(), store().twinRows().read(List.of()));
        assertEquals(Map.of(), twins().apply(Map.of()));
    }

    @Test
    void aKeyIsExactlyOneRowAlsoWhereItsPartsMeetInOthers() {
        var all = new ArrayList<RowKey>();
        var dates = List.of("2026-01-01", "2026-01-02", "2026-01-03");
        for (var staff : List.of(Rows.id(), Rows.id(), Rows.id())) {
            for (var date : dates) {
                var row = with(
                        twins().row("staff_schedules", company), "staff_id", staff, "date", date, "id", Twins.id());
                twins().put(key(row, "staff_schedules"), row);
                all.add(key(row, "staff_schedules"));
            }
        }
        var diagonal = List.of(all.get(0), all.get(4), all.get(8));
        assertEquals(new HashSet<>(diagonal), store().twinRows().read(diagonal).keySet());

        var deleted = new LinkedHashMap<RowKey, Json.@Nullable Obj>();
        diagonal.forEach(key -> deleted.put(key, null));
        assertEquals(Map.of(), twins().apply(deleted));
        var left = new HashSet<>(all);
        left.removeAll(diagonal);
        assertEquals(left, store().twinRows().read(all).keySet());
    }

    @Test
    void aKeyOfAnyTextIsOneRow() {
        var rows = new LinkedHashMap<RowKey, Json.@Nullable Obj>();
        for (var text : Hostile.TEXTS) {
            if (!text.isBlank() && Text.problem(text) == null) {
                var id = "00000000-0000-4000-8000-" + Rows.id() + "00";
                var row = with(twins().row("dialog_contexts", company), "user_id", text, "id", id);
                rows.put(key(row, "dialog_contexts"), row);
            }
        }
        assertEquals(Map.of(), twins().apply(rows));
        assertEquals(rows, store().twinRows().read(List.copyOf(rows.keySet())));
        for (var key : rows.keySet()) {
            assertEquals(rows.get(key), twins().present(key));
            assertEquals(
                    Optional.of(key),
                    store().twinRows()
                            .keyOf("dialog_contexts", "user_id", key.values().get(0)));
        }
        rows.replaceAll((key, row) -> null);
        assertEquals(Map.of(), twins().apply(rows));
        assertEquals(Map.of(), store().twinRows().read(List.copyOf(rows.keySet())));
    }

    @Test
    void aKeyIsFoundByAnyColumn() {
        var row = client();
        var id = row.get("id").toString();
        assertEquals(Optional.of(clientKey(row)), store().twinRows().keyOf("clients", "id", id));
        var own = RowKey.of(Rows.company(company).build());
        assertEquals(Optional.of(own), store().twinRows().keyOf("companies", "company_id", String.valueOf(company)));
        assertEquals(Optional.empty(), store().twinRows().keyOf("clients", "id", String.valueOf(Twins.id())));
        assertThrows(IllegalArgumentException.class, () -> store().twinRows().keyOf("clients", "id\"", "1"));
        assertThrows(IllegalArgumentException.class, () -> store().twinRows().keyOf("bookings", "id", "1"));
    }

    @Test
    void aRowThatIsRefusedKeepsAllOthersOfTheApplyBack() {
        var good = client();
        var bad = client();
        var failures = twins().apply(Map.of(
                clientKey(good), with(good, "name", "Мария"), clientKey(bad), with(bad, "phone", "7".repeat(51))));
        assertEquals(new HashSet<>(List.of(clientKey(good), clientKey(bad))), failures.keySet());
        blocked(failures, clientKey(bad));
        blocked(failures, clientKey(good));
        assertEquals(good, twins().present(clientKey(good)));
        assertEquals(bad, twins().present(clientKey(bad)));
        blocked(twins().apply(clientKey(bad), with(bad, "phone", null)), clientKey(bad));
    }

    @Test
    void aMissingParentIsToldAndNothingWritten() {
        var orphan = with(client(), "company_id", Rows.id(), "id", Twins.id());
        assertEquals(Map.of(clientKey(orphan), new MissingParent()), twins().apply(clientKey(orphan), orphan));
        assertEquals(Optional.empty(), twins().find(clientKey(orphan)));

        var context = twins().row("dialog_contexts", company);
        var key = RowKey.of(DialogContextColumns.SCHEMA, context);
        assertEquals(
                Map.<RowKey, ApplyFailure>of(key, new MissingParent()),
                twins().apply(key, with(context, "client_id", Twins.id())));
        assertEquals(context, twins().present(key));
    }

    @Test
    void aParentIsNotDeletedUnderItsChildren() {
        client();
        var key = RowKey.of(Rows.company(company).build());
        assertEquals("other rows refer to it", blocked(twins().apply(key, null), key));
        assertTrue(twins().find(key).isPresent());
    }

    @Test
    void fiveHundredRowsAreAppliedAndRead() {
        var rows = new LinkedHashMap<RowKey, Json.@Nullable Obj>();
        var pattern = client();
        for (int i = 0; i < 500; i++) {
            var row = with(pattern, "id", Twins.id(), "yclients_id", Rows.id(), "name", "Анна " + i);
            rows.put(RowKey.of(ClientColumns.SCHEMA, row), row);
        }
        var keys = List.copyOf(rows.keySet());
        assertEquals(Map.of(), twins().apply(rows));
        assertEquals(rows, store().twinRows().read(keys));
        rows.replaceAll((key, row) -> null);
        assertEquals(Map.of(), twins().apply(rows));
        assertEquals(Map.of(), store().twinRows().read(keys));
    }
}

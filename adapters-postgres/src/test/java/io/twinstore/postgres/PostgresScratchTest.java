package io.twinstore.postgres;

import static io.twinstore.postgres.StoreFixture.COMPANY;
import static io.twinstore.postgres.StoreFixture.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.inspection.ScratchTables;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.values.Json;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresScratchTest {
    private static final String SCHEMAS =
            "select count(*) from pg_namespace where nspname like 'twinstore_preflight_%'";
    private static final Json.Obj CLIENT =
            row("id", 2_147_483_647, "yclients_id", 5, "company_id", COMPANY, "phone", "79160000000");

    private final StoreFixture fixture = new StoreFixture();
    private final Table clients = fixture.table("clients");

    @AfterEach
    void stop() {
        fixture.close();
    }

    private static void load(ScratchTables scratch, Table table, Json.Obj row) {
        try (var load = scratch.writer().begin()) {
            load.load(table, List.of(row).iterator());
            load.commit();
        }
    }

    @Test
    void rowsGoIntoTheCopyAndNowhereElse() {
        var sequence = fixture.query("select last_value || ' ' || is_called from clients_id_seq");
        try (var scratch = fixture.store.scratch()) {
            scratch.open(List.of(clients));
            load(scratch, clients, CLIENT);
            var rows = scratch.reader().readAfter(clients, null, 10);
            assertEquals(1, rows.size());
            assertEquals(CLIENT.get("id"), rows.get(0).get("id"));
            assertTrue(scratch.writer().place().contains(", schema twinstore_preflight_"), scratch.writer()::place);
            assertEquals("1", fixture.query(SCHEMAS));
        }
        assertEquals("0", fixture.query(SCHEMAS));
        assertEquals("0", fixture.query("select count(*) from clients"));
        assertEquals(sequence, fixture.query("select last_value || ' ' || is_called from clients_id_seq"));
        assertEquals(List.of(), fixture.store.tableReader().readAfter(clients, null, 10));
    }

    @Test
    void aTableWithoutACopyIsNotReached() {
        try (var scratch = fixture.store.scratch()) {
            scratch.open(List.of(fixture.table("staff")));
            assertThrows(StoreException.class, () -> load(scratch, clients, CLIENT));
            assertThrows(StoreException.class, () -> scratch.reader().count(clients));
        }
        assertEquals("0", fixture.query("select count(*) from clients"));
    }

    @Test
    void whatCannotBeOpenedLeavesNothing() {
        var reminders = fixture.table("reminders");
        fixture.execute("drop table reminders");
        var scratch = fixture.store.scratch();
        assertThrows(StoreException.class, () -> scratch.open(List.of(clients, reminders)));
        scratch.close();
        assertEquals("0", fixture.query(SCHEMAS));
    }

    @Test
    void onceClosedItIsNotOpenedAgain() {
        var scratch = fixture.store.scratch();
        scratch.close();
        assertThrows(IllegalStateException.class, () -> scratch.open(List.of(clients)));
        assertEquals("0", fixture.query(SCHEMAS));
    }
}

package io.twinstore.postgres;

import static io.twinstore.postgres.StoreFixture.COMPANY;
import static io.twinstore.postgres.StoreFixture.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.tables.TextRows;
import io.twinstore.domain.values.Json;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that go straight into a table without any. */
class AppendTest {
    private static final String STAFF = "select string_agg(s::text, ' ' order by id) from staff s";

    private final StoreFixture fixture = new StoreFixture();
    private final StoreFixture source = new StoreFixture();

    @AfterEach
    void stop() {
        fixture.close();
        source.close();
    }

    @BeforeEach
    void staff() {
        source.execute("insert into staff (id, yclients_id, company_id, name) select i, i, " + COMPANY
                + ", e'tab \\t, back \\\\, line \\n' || i from generate_series(1, 3000) i");
    }

    private static Json.Obj member(int id, int yclientsId) {
        return row("id", id, "yclients_id", yclientsId, "company_id", COMPANY, "name", "x");
    }

    private OptionalLong append(Json.Obj... rows) {
        try (var load = fixture.store.tableWriter().begin()) {
            var appended = load.append(fixture.table("staff"), List.of(rows).iterator());
            load.commit();
            return appended;
        }
    }

    private OptionalLong asText(TextRows text) {
        try (var load = fixture.store.tableWriter().begin()) {
            var appended = load.append(fixture.table("staff"), text, UnaryOperator.identity());
            load.commit();
            return appended;
        }
    }

    private OptionalLong asText() {
        try (var snapshot = source.store.snapshot()) {
            return asText(snapshot.text().orElseThrow());
        }
    }

    @Test
    void aTableWithoutRowsTakesThemAndItsSequenceFollows() {
        assertEquals(OptionalLong.of(2), append(member(1, 11), member(2_000_000_000, 12)));
        assertEquals("2000000001", fixture.query("select nextval(pg_get_serial_sequence('staff', 'id'))"));
        assertEquals(OptionalLong.empty(), append(member(3, 13)));
        assertEquals("2", fixture.query("select count(*) from staff"));
    }

    @Test
    void rowsThatClashOrReferToMissingOnesLeaveNothing() {
        assertEquals(OptionalLong.empty(), append(member(1, 11), member(2, 11)));
        assertEquals(
                OptionalLong.empty(),
                append(row("id", 1, "yclients_id", 1, "company_id", COMPANY + 1, "name", "of another company")));
        assertEquals("0", fixture.query("select count(*) from staff"));
        assertEquals(OptionalLong.of(0), append());
    }

    @Test
    void whatCannotBeStoredIsNamedByRowAndColumn() {
        var broken = row("id", 2, "yclients_id", "x", "company_id", COMPANY, "name", "x");
        var error = assertThrows(InvalidInput.class, () -> append(member(1, 1), broken));
        assertEquals(
                true, String.valueOf(error.getMessage()).contains("staff, row 2, column yclients_id"), error::toString);
    }

    @Test
    void aSnapshotsTextIsTakenAsItIsAndTheSnapshotGoesOn() {
        try (var snapshot = source.store.snapshot()) {
            var text = snapshot.text().orElseThrow();
            assertEquals(3000, snapshot.rows().count(fixture.table("staff")).rows());
            source.execute("delete from staff where id > 10");
            assertEquals(OptionalLong.of(3000), asText(text));
            assertEquals(3000, snapshot.rows().count(fixture.table("staff")).rows());
            assertEquals(OptionalLong.empty(), asText(text));
        }
        source.execute("delete from staff");
        fixture.execute("delete from staff where id > 10");
        assertEquals(OptionalLong.empty(), asText());
    }

    @Test
    void aClashAmongRowsOfTextLeavesNothingAndTheSnapshotGoesOn() {
        source.execute("alter table staff drop constraint staff_yclients_id_company_id_key");
        source.execute("update staff set yclients_id = 7 where id = 9");
        try (var snapshot = source.store.snapshot()) {
            assertEquals(OptionalLong.empty(), asText(snapshot.text().orElseThrow()));
            assertEquals(3000, snapshot.rows().count(fixture.table("staff")).rows());
        }
        assertEquals("0", fixture.query("select count(*) from staff"));
    }

    @Test
    void columnsOfOtherTypesAreNotTakenAsText() {
        for (var change : List.of(
                "alter table staff alter name type varchar(200)",
                "alter table staff alter yclients_id type numeric",
                "alter table staff add column more text")) {
            source.execute(change);
            assertEquals(OptionalLong.empty(), asText(), change);
        }
        fixture.execute("alter table staff alter yclients_id type numeric"); // which the data layer could not read
        assertEquals(OptionalLong.empty(), asText());
    }

    /** The text would leave out what the source computes and the target holds as a value of its own. */
    @Test
    void aColumnThatOnlyTheSourceComputesIsNotTakenAsText() {
        source.execute(
                "alter table staff drop column rating, add rating numeric(3,2) generated always as (4.5) stored");
        assertEquals(OptionalLong.empty(), asText());
    }

    @Test
    void rowsAreTheSameToTheLastBit() {
        assertEquals(OptionalLong.of(3000), asText());
        assertEquals(source.query(STAFF), fixture.query(STAFF));
        assertEquals("1000000000", fixture.query("select nextval('staff_id_seq')"));
    }
}

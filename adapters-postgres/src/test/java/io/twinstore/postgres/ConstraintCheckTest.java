package io.twinstore.postgres;

import static io.twinstore.postgres.StoreFixture.COMPANY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.twinstore.domain.tables.ConstraintReport.Kind;
import io.twinstore.domain.tables.ConstraintReport.Violation;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConstraintCheckTest {
    private final StoreFixture fixture = new StoreFixture();

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void aFreshSchemaKeepsEachOfItsConstraints() {
        var report = fixture.store.constraints();
        assertEquals(List.of(), report.violations());
        assertEquals(constraints("'f'"), report.checked(Kind.FOREIGN_KEY));
        assertEquals(constraints("'p', 'u'"), report.checked(Kind.UNIQUE_KEY));
        assertEquals(number("pg_sequences where schemaname = 'public'"), report.checked(Kind.SEQUENCE));
    }

    private int constraints(String types) {
        return number("pg_constraint c join pg_class t on t.oid = c.conrelid where t.relname <> 'flyway_schema_history'"
                + " and conparentid = 0 and connamespace = 'public'::regnamespace and contype in (" + types + ")");
    }

    private int number(String from) {
        return Integer.parseInt(fixture.query("select count(*) from " + from));
    }

    @Test
    void rowsThatCameInWhileTriggersWereOffAreFound() {
        fixture.execute("set session_replication_role = replica;"
                + "insert into clients (yclients_id, company_id, phone) values (1, 4711, '79160000000');"
                + "insert into clients (yclients_id, company_id, phone) values (2, 4711, '79160000001')");
        assertEquals(
                List.of(new Violation(Kind.FOREIGN_KEY, "clients", "clients_company_id_fkey", 2)),
                fixture.store.constraints().violations());
    }

    @Test
    void duplicatesAreFoundWhereTheirKeyWasDropped() {
        fixture.execute("alter table clients drop constraint clients_yclients_id_company_id_key;"
                + "insert into clients (yclients_id, company_id, phone) select 1, " + COMPANY
                + ", '79160000000' from generate_series(1, 3)");
        assertEquals(
                List.of(new Violation(Kind.UNIQUE_KEY, "clients", "clients_yclients_id_company_id_key", 2)),
                fixture.store.constraints().violations());
    }

    @Test
    void aSequenceBehindTheGreatestIdIsFound() {
        fixture.execute("insert into clients (id, yclients_id, company_id, phone) values (1000000004, 1, " + COMPANY
                + ", '79160000000')");
        assertEquals(
                List.of(new Violation(Kind.SEQUENCE, "clients", "id", 5)),
                fixture.store.constraints().violations());
    }
}

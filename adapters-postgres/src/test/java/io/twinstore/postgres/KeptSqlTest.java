package io.twinstore.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.twinstore.domain.companies.Company;
import io.twinstore.domain.companies.CompanyColumns;
import io.twinstore.domain.query.Condition;
import io.twinstore.domain.query.Order;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.rows.Batch;
import io.twinstore.domain.rows.Row;
import io.twinstore.postgres.generated.Tables;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptSqlTest {
    private final Mapping<Company> mapping = mapping();

    private static Mapping<Company> mapping() {
        var mapping = new Mapping<>(CompanyColumns.SCHEMA, Tables.COMPANIES);
        return mapping.with(CompanyColumns.ID, Tables.COMPANIES.ID, Codec.INTEGER)
                .with(CompanyColumns.COMPANY_ID, Tables.COMPANIES.COMPANY_ID, Codec.BIGINT)
                .with(CompanyColumns.YCLIENTS_ID, Tables.COMPANIES.YCLIENTS_ID, Codec.BIGINT)
                .with(CompanyColumns.TITLE, Tables.COMPANIES.TITLE, Codec.TEXT);
    }

    private static Query<Company> titled(String title) {
        return Query.of(CompanyColumns.SCHEMA).where(Condition.eq(CompanyColumns.TITLE, title));
    }

    @Test
    void aQueryIsRenderedOnceWhateverItsValues() {
        var selects = new SelectSql<>(mapping);
        assertSame(selects.sql(titled("a"), 8), selects.sql(titled("b").limit(7), 8));
        assertEquals(
                "select \"companies\".\"id\", \"companies\".\"company_id\", \"companies\".\"yclients_id\","
                        + " \"companies\".\"title\" from \"companies\" where \"companies\".\"title\" = ?"
                        + " order by \"companies\".\"id\" asc fetch next 8 rows only",
                selects.sql(titled("a"), 8));
    }

    @Test
    void queriesOfAnotherStructureHaveAnotherText() {
        var selects = new SelectSql<>(mapping);
        var query = titled("a");
        assertNotEquals(selects.sql(query, 8), selects.sql(query.orderBy(Order.asc(CompanyColumns.TITLE)), 8));
        assertNotEquals(
                selects.sql(query, 8),
                selects.sql(Query.of(CompanyColumns.SCHEMA).where(Condition.neq(CompanyColumns.TITLE, "a")), 8));
        assertNotEquals(selects.sql(query, 8), selects.sql(query, 80));
    }

    private static Batch<Company> batch(List<Row<Company>> rows) {
        return Batch.of(CompanyColumns.SCHEMA, rows, rows.size());
    }

    @Test
    void anUpsertIsRenderedOnceForEachSetOfFields() {
        var upserts = new BatchSql<>(mapping);
        var one = CompanyColumns.upsert(1L, "a");
        var two = CompanyColumns.upsert(2L, "b");
        assertSame(upserts.sql(batch(List.of(one))), upserts.sql(batch(List.of(two))));
        assertSame(upserts.sql(batch(List.of(one, two))), upserts.sql(batch(List.of(two, one))));
        assertNotEquals(upserts.sql(batch(List.of(one))), upserts.sql(batch(List.of(one, two))));
        assertNotEquals(
                upserts.sql(batch(List.of(one))), upserts.sql(batch(List.of(one.set(CompanyColumns.YCLIENTS_ID, 3L)))));
    }
}

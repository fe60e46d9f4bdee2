package io.twinstore.domain.rows;

import static io.twinstore.domain.companies.CompanyColumns.COMPANY_ID;
import static io.twinstore.domain.companies.CompanyColumns.TITLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.companies.CompanyColumns;
import org.junit.jupiter.api.Test;

class RowTest {

    @Test
    void aRowStaysAsItWasBuiltWhateverItsBuilderDoesNext() {
        var builder = Row.builder(CompanyColumns.SCHEMA).set(COMPANY_ID, 1L);
        var first = builder.build();
        var second = builder.set(COMPANY_ID, 2L).set(TITLE, "Salon").build();
        assertEquals(1L, first.get(COMPANY_ID));
        assertFalse(first.assigns(TITLE));
        assertEquals(2L, second.get(COMPANY_ID));
        assertTrue(second.assigns(TITLE));
        builder.set(COMPANY_ID, 3L);
        assertEquals(2L, second.get(COMPANY_ID));
    }

    @Test
    void anotherValueMakesAnotherRow() {
        var row = CompanyColumns.upsert(1, "Salon");
        assertEquals("Other", row.set(TITLE, "Other").get(TITLE));
        assertEquals("Salon", row.get(TITLE));
    }
}

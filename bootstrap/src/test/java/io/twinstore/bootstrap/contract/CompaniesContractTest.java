package io.twinstore.bootstrap.contract;

import static io.twinstore.domain.companies.CompanyColumns.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.companies.Company;
import io.twinstore.domain.contract.Rows;
import io.twinstore.domain.errors.ErrorKind;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.values.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Operations 19 and 20. */
class CompaniesContractTest extends StoreContract {

    private Company stored(Row.Builder<Company> row) {
        return found(data().upsertCompany(row.build()));
    }

    @Test
    void nothingFoundIsASuccess() {
        nothing(data().getCompany(Rows.id()));
        nothing(data().getCompany(Long.MIN_VALUE + 1));
        nothing(data().getCompany(-2));
    }

    @Test
    void whatIsStoredIsFound() {
        var config = Json.of(Map.of("token", "\"\\\u0001😀", "n", new BigDecimal("1.00")));
        var stored = stored(Rows.company(company)
                .set(YCLIENTS_ID, Long.MAX_VALUE)
                .set(COORDINATE_LAT, new BigDecimal("55.7558"))
                .set(COORDINATE_LON, new BigDecimal("-179.9999999"))
                .set(WHATSAPP_CONFIG, config)
                .set(LAST_PAYMENT_DATE, Instant.parse("1999-12-31T23:59:59.999999999Z")));
        assertEquals(stored, found(data().getCompany(company)));
        assertEquals(new BigDecimal("55.7558000"), stored.coordinateLat());
        assertEquals(new BigDecimal("-179.9999999"), stored.coordinateLon());
        assertEquals(config, stored.whatsappConfig());
        assertEquals(Instant.parse("1999-12-31T23:59:59.999999Z"), stored.lastPaymentDate());
        assertEquals(NOW_STORED, stored.updatedAt());
    }

    @Test
    void aFieldThatWasNeverSetHasTheDefaultOfItsTable() {
        var stored = found(data().getCompany(company));
        assertEquals("Europe/Moscow", stored.timezone());
        assertEquals("RUB", stored.currency());
        assertTrue(stored.syncEnabled());
        assertNull(stored.rawData());
    }

    @Test
    void unsetKeepsAndNullOverwrites() {
        var first = stored(Rows.company(company).set(ADDRESS, "Москва").set(CURRENCY, "EUR"));
        var second = stored(Rows.company(company).set(ADDRESS, null).set(TITLE, "Другой"));
        assertEquals(first.id(), second.id());
        assertEquals(first.createdAt(), second.createdAt());
        assertNull(second.address());
        assertEquals("EUR", second.currency());
        assertEquals("Другой", second.title());
    }

    @Test
    void nullDoesNotMeanTheDefault() {
        assertNull(stored(Rows.company(company).set(CURRENCY, null)).currency());
        long fresh = ownId();
        assertNull(stored(Rows.company(fresh).set(TIMEZONE, null)).timezone());
    }

    @Test
    void whatIsRequiredIsNamed() {
        for (var column : List.of(COMPANY_ID, TITLE)) {
            var message = refused(
                    data().upsertCompany(Rows.company(company).set(column, null).build()));
            assertTrue(message.contains("row 0") && message.contains(column.name()), message);
        }
        refused(data().upsertCompany(
                        Row.builder(SCHEMA).set(TITLE, "без номера").build()));
    }

    @Test
    void anotherRowsIdIsAConflictAndWritesNothing() {
        var taken = found(data().getCompany(company)).id();
        long fresh = ownId();
        var message = failed(
                ErrorKind.CONFLICT,
                data().upsertCompany(Rows.company(fresh).set(ID, taken).build()));
        assertTrue(message.contains("companies_pkey"), message);
        nothing(data().getCompany(fresh));
    }

    @Test
    void anIdIsAnyNumber() {
        for (long id : new long[] {Long.MAX_VALUE, Long.MIN_VALUE, 0, -1, (1L << 53) + 1}) {
            storeCompany(id);
            assertEquals(id, found(data().getCompany(id)).companyId());
        }
        nothing(data().getCompany((1L << 53)));
    }
}

package io.twinstore.bootstrap.contract;

import static io.twinstore.domain.services.ServiceColumns.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.contract.Rows;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.services.Service;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Operations 15 to 18. */
class ServicesContractTest extends StoreContract {

    private Service stored(Row.Builder<Service> service) {
        return rows(data().upsertServices(List.of(service.build()))).get(0);
    }

    private Service weighing(@Nullable Integer weight, String title) {
        return stored(Rows.service(company).set(WEIGHT, weight).set(TITLE, title));
    }

    private List<String> titles(List<Service> services) {
        return services.stream().map(Service::title).toList();
    }

    @Test
    void nothingFoundIsASuccess() {
        nothing(data().getServiceById(Rows.id(), company));
        nothing(data().getServiceById(Long.MIN_VALUE, null));
        assertEquals(List.of(), rows(data().getServices(company, true)));
        assertEquals(List.of(), rows(data().getServicesByCategory(company, 0)));
        assertEquals(List.of(), rows(data().getServicesByCategory(Long.MAX_VALUE, Long.MIN_VALUE)));
    }

    @Test
    void theHeaviestComeFirstThenByTitleThenById() {
        weighing(null, "ж");
        weighing(0, "б");
        weighing(0, "Б");
        weighing(Integer.MAX_VALUE, "в");
        weighing(Integer.MIN_VALUE, "г");
        weighing(null, "д");
        var twins = List.of(weighing(5, "е").id(), weighing(5, "е").id());
        var services = rows(data().getServices(company, false));
        assertEquals(List.of("в", "е", "е", "Б", "б", "г", "д", "ж"), titles(services));
        assertEquals(twins, services.subList(1, 3).stream().map(Service::id).toList());
    }

    @Test
    void theInactiveAreHiddenUnlessAskedFor() {
        weighing(1, "а");
        stored(Rows.service(company).set(IS_ACTIVE, false).set(TITLE, "б"));
        assertEquals(List.of("а"), titles(rows(data().getServices(company, false))));
        assertEquals(List.of("а", "б"), titles(rows(data().getServices(company, true))));
    }

    @Test
    void aCategoryHasItsActiveServices() {
        stored(Rows.service(company).set(CATEGORY_ID, 7L).set(TITLE, "а"));
        stored(Rows.service(company).set(CATEGORY_ID, 7L).set(TITLE, "б").set(WEIGHT, 1));
        stored(Rows.service(company).set(CATEGORY_ID, 7L).set(IS_ACTIVE, false));
        stored(Rows.service(company).set(CATEGORY_ID, 8L));
        stored(Rows.service(company).set(CATEGORY_ID, null));
        stored(Rows.service(anotherCompany()).set(CATEGORY_ID, 7L));
        assertEquals(List.of("б", "а"), titles(rows(data().getServicesByCategory(company, 7))));
        assertEquals(List.of(), rows(data().getServicesByCategory(company, 9)));
    }

    @Test
    void anIdIsOneOfItsCompanyAndTheFirstWithoutOne() {
        var first = stored(Rows.service(company));
        var second = stored(Rows.service(anotherCompany()).set(YCLIENTS_ID, first.yclientsId()));
        assertTrue(first.id() < second.id());
        assertEquals(first, found(data().getServiceById(first.yclientsId(), null)));
        assertEquals(second, found(data().getServiceById(first.yclientsId(), second.companyId())));
        nothing(data().getServiceById(first.yclientsId(), anotherCompany()));
    }

    @Test
    void aListIsCutAtAThousandAndSaysSo() {
        for (int batch = 0; batch < 2; batch++) {
            var titles = IntStream.range(batch * 500, batch * 500 + 500)
                    .mapToObj(i -> Rows.service(company)
                            .set(TITLE, String.format("У%04d", i))
                            .set(CATEGORY_ID, 1L)
                            .build())
                    .toList();
            assertEquals(500, rows(data().upsertServices(titles)).size());
        }
        assertEquals(1_000, rows(data().getServices(company, false)).size());
        stored(Rows.service(company).set(TITLE, "Я").set(CATEGORY_ID, 1L));
        var cut = rows(data().getServices(company, false), true);
        assertEquals(1_000, cut.size());
        assertEquals("У0999", cut.get(999).title());
        assertEquals(cut, rows(data().getServicesByCategory(company, 1), true));
    }

    @Test
    void anUpsertStampsWhenItWasMade() {
        var stored = stored(Rows.service(company).set(UPDATED_AT, Instant.EPOCH).set(LAST_SYNC_AT, Instant.EPOCH));
        assertEquals(NOW_STORED, stored.updatedAt());
        assertEquals(NOW_STORED, stored.lastSyncAt());
    }

    @Test
    void unsetKeepsAndNullOverwrites() {
        var first = stored(Rows.service(company)
                .set(PRICE_MIN, new BigDecimal("1.5"))
                .set(WEIGHT, 3)
                .set(DESCRIPTION, "о")
                .set(IS_BOOKABLE, false));
        assertEquals(new BigDecimal("1.50"), first.priceMin());
        var second = stored(Rows.service(company)
                .set(YCLIENTS_ID, first.yclientsId())
                .set(WEIGHT, null)
                .set(DESCRIPTION, ""));
        assertEquals(first.id(), second.id());
        assertEquals(first.createdAt(), second.createdAt());
        assertEquals(new BigDecimal("1.50"), second.priceMin());
        assertEquals(false, second.isBookable());
        assertNull(second.weight());
        assertEquals("", second.description());
    }

    @Test
    void aFieldThatWasNeverSetHasTheDefaultOfItsTable() {
        var stored = stored(Rows.service(company));
        assertEquals(0, stored.weight());
        assertTrue(stored.isActive() && stored.isBookable());
        assertNull(stored.priceMax());
    }

    @Test
    void nullWhereItCannotBeIsRefused() {
        for (var column : List.of(YCLIENTS_ID, COMPANY_ID, TITLE, IS_ACTIVE, IS_BOOKABLE, CREATED_AT, ID)) {
            var message = refused(data().upsertServices(
                            List.of(Rows.service(company).set(column, null).build())));
            assertTrue(message.contains("row 0") && message.contains(column.name()), message);
        }
    }
}

package io.twinstore.bootstrap.contract;

import static io.twinstore.domain.clients.ClientColumns.*;
import static io.twinstore.domain.query.Condition.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.twinstore.domain.clients.Client;
import io.twinstore.domain.contract.Rows;
import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.query.Condition;
import io.twinstore.domain.query.Query;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Filters on columns that hold lists. */
class ArrayFiltersContractTest extends StoreContract {
    private static final List<@Nullable String> HOSTILE = Arrays.asList("a,b", null, "NULL", "\"", "\\", "{}", "");

    @BeforeEach
    void clients() {
        client("none", null, null);
        client("empty", List.of(), List.of());
        client("hostile", HOSTILE, Arrays.asList(null, Long.MIN_VALUE));
    }

    private void client(String name, @Nullable List<@Nullable String> tags, @Nullable List<@Nullable Long> ids) {
        store().clients()
                .upsert(Rows.client(company)
                        .set(NAME, name)
                        .set(TAGS, tags)
                        .set(BRANCH_IDS, ids)
                        .set(PREFERRED_TIME_SLOTS, tags)
                        .build());
    }

    private List<String> where(Condition<Client> condition) {
        return store()
                .clients()
                .find(Query.of(SCHEMA).where(eq(COMPANY_ID, company)).where(condition))
                .rows()
                .stream()
                .map(client -> String.valueOf(client.name()))
                .toList();
    }

    @Test
    void aListEqualsAList() {
        assertEquals(List.of("hostile"), where(eq(TAGS, HOSTILE)));
        assertEquals(List.of("hostile"), where(eq(PREFERRED_TIME_SLOTS, HOSTILE)));
        assertEquals(List.of("hostile"), where(eq(BRANCH_IDS, Arrays.asList(null, Long.MIN_VALUE))));
        assertEquals(List.of("empty"), where(eq(TAGS, List.of())));
        assertEquals(List.of("empty"), where(neq(TAGS, HOSTILE)));
        assertEquals(List.of("none"), where(isNull(TAGS)));
    }

    @Test
    void aListOfListsIsRefused() {
        assertThrows(InvalidInput.class, () -> in(TAGS, List.of(HOSTILE)));
    }
}

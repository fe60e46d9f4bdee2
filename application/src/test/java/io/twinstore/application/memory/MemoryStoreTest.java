package io.twinstore.application.memory;

import io.twinstore.domain.contract.ClientContract;
import io.twinstore.domain.contract.QueryContract;
import io.twinstore.domain.contract.Rows;
import io.twinstore.domain.contract.UpsertContract;
import io.twinstore.domain.contract.ValuesContract;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.store.Store;
import org.junit.jupiter.api.BeforeEach;

/** The store on which the application is tested keeps the contract of the ports. */
class MemoryStoreTest implements ClientContract, QueryContract, UpsertContract, ValuesContract {
    private final Store store = new MemoryStore(Backend.POSTGRES, request -> {});
    private final long company = Rows.id();

    @BeforeEach
    void storeCompany() {
        store.companies().upsert(Rows.company(company).build());
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public long company() {
        return company;
    }
}

package io.twinstore.bootstrap.contract;

import io.twinstore.domain.contract.QueryContract;

/** What the 21 operations do not name: the filters, orders and limits of a port's find. */
class FiltersContractTest extends StoreContract implements QueryContract {}

package io.twinstore.bootstrap.contract;

import io.twinstore.domain.contract.UpsertContract;

/** The upserts of a port, without the facade. */
class UpsertsContractTest extends StoreContract implements UpsertContract {}

package io.twinstore.bootstrap.contract;

import io.twinstore.domain.contract.ClientContract;

/** The port of clients, without the facade. */
class ClientPortContractTest extends StoreContract implements ClientContract {}

package io.twinstore.bootstrap.contract;

import io.twinstore.domain.contract.ValuesContract;

/** Every column of every table that is written. */
class ValuesContractTest extends StoreContract implements ValuesContract {}

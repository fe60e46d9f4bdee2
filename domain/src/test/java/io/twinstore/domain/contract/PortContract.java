package io.twinstore.domain.contract;

import io.twinstore.domain.store.Store;

/** What the tests of an adapter give to the parts of the contract, which they inherit by implementing them. */
public interface PortContract {

    /** The open store. */
    Store store();

    /** The id of a company that is stored, and that no other test uses. */
    long company();
}

package io.twinstore.domain.twins;

import io.twinstore.domain.store.Store;

/** A store whose rows can be kept equal with those of another store. */
public interface TwinStore extends Store {

    /** The rows of the tables that this library writes. */
    TwinRows twinRows();
}

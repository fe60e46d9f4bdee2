package io.twinstore.application.switching;

import io.twinstore.domain.store.Backend;
import java.util.Set;

/** What a change of flags has to know of the stores. */
public interface StoreAccess {

    /** The stores whose settings are there. */
    Set<Backend> configured();

    /** Whether the store answers now. */
    boolean answers(Backend backend);

    /**
     * Requires that no row is hidden from us, since hidden rows would be copied as deleted ones.
     *
     * @throws io.twinstore.application.flags.SettingException saying which key is needed
     */
    void requireEveryRow();

    /** How many hosts run programs over this data. */
    int hosts();
}

package io.twinstore.application.switching;

import io.twinstore.domain.store.Backend;
import io.twinstore.domain.twins.TwinRows;
import java.util.Map;
import java.util.Set;

/** The stores of the settings, as an operator's use cases see them. */
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

    /** Opens every store that is configured. */
    OpenStores open();

    /** Stores while they are open. */
    interface OpenStores extends AutoCloseable {
        /** Their rows. */
        Map<Backend, TwinRows> rows();

        @Override
        void close();
    }

    /** How many hosts run programs over this data. */
    int hosts();
}

package io.twinstore.application.dualwrite.model;

import io.twinstore.application.dualwrite.TwinStores;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.twins.TwinRows;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Both stores as a process reaches them. */
class ModelStores implements TwinStores {
    final World world;
    final Map<Backend, TwinRows> rows = new EnumMap<>(Backend.class);

    ModelStores(World world) {
        this.world = world;
        for (var backend : Backend.values()) {
            rows.put(backend, new Rows(world, backend));
        }
    }

    @Override
    public TwinRows rows(Backend backend) {
        return Objects.requireNonNull(rows.get(backend));
    }

    @Override
    public Optional<Backend> primary() {
        return Optional.of(world.primary);
    }
}

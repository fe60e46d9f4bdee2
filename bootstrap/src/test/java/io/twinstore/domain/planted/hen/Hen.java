package io.twinstore.domain.planted.hen;

import io.twinstore.domain.planted.egg.Egg;

/** One half of a cycle. */
public interface Hen {
    Egg lays();
}

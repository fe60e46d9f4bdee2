package io.twinstore.domain.planted.egg;

import io.twinstore.domain.planted.hen.Hen;

/** One half of a cycle. */
public interface Egg {
    Hen becomes();
}

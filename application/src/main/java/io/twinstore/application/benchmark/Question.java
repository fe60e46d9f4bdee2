package io.twinstore.application.benchmark;

import io.twinstore.application.facade.DataLayer;
import io.twinstore.application.facade.Envelope;

/** One operation, asked of both stores alike. */
@FunctionalInterface
public interface Question {

    /** Asks the salon; another number may ask for another row. */
    Envelope<?> ask(DataLayer salon, int number);
}

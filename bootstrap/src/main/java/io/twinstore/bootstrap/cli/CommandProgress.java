package io.twinstore.bootstrap.cli;

import io.twinstore.application.move.Progress;

/** The progress of one command, until it is closed. */
interface CommandProgress extends Progress, AutoCloseable {
    @Override
    void close();
}

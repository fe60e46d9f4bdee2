package io.twinstore.bootstrap.cli;

import java.io.PrintWriter;

/**
 * Where a command writes: results to {@code out}, progress and errors to {@code err}.
 *
 * @param terminal whether {@code err} is a terminal, on which a bar can be drawn
 */
record Console(PrintWriter out, PrintWriter err, boolean terminal) {}

/** The benchmark of both stores, on stores in memory. */
@NullMarked
package io.twinstore.application.benchmark;

import org.jspecify.annotations.NullMarked;

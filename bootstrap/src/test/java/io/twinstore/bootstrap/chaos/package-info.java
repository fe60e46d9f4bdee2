/** Long tests under load, faults and kills, and benchmarks; run by hand, see README.md. */
@NullMarked
package io.twinstore.bootstrap.chaos;

import org.jspecify.annotations.NullMarked;

/** The store beside what people would use instead, timed in turns; run by the profile {@code bench}. */
@NullMarked
package io.twinstore.postgres.bench;

import org.jspecify.annotations.NullMarked;

/** Moving rows beside the tools that people would use instead; run by the profile {@code bench}, see docs/performance.md. */
@NullMarked
package io.twinstore.bootstrap.bench;

import org.jspecify.annotations.NullMarked;

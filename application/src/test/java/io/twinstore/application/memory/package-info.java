/**
 * Tests. A store in memory, for what the application decides about stores. The adapter in bootstrap/src/it is another one:
 * it shows that a stranger needs the domain alone, so it must not link this.
 */
@NullMarked
package io.twinstore.application.memory;

import org.jspecify.annotations.NullMarked;

/** What writes left to be done at the other store: keys, never payloads, durable before the source of truth is asked. */
@NullMarked
package io.twinstore.application.journal;

import org.jspecify.annotations.NullMarked;

/** Internal: PostgreSQL's own logical replication from a source into a copy of it, and the ports of its two sides. */
@Internal
@NullMarked
package io.twinstore.domain.replication;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

/** Internal: The report of a whole move, for an auditor: one HTML file that needs no network, and the same as JSON. */
@Internal
@NullMarked
package io.twinstore.bootstrap.movereport;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

/** Internal: Health, metrics, status and the dashboard over HTTP: a server for operators, which no program links. */
@Internal
@NullMarked
package io.twinstore.bootstrap.serve;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

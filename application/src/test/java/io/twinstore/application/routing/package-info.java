/** Tests. */
@NullMarked
package io.twinstore.application.routing;

import org.jspecify.annotations.NullMarked;

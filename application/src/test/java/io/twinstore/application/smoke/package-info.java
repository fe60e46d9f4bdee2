/** The smoke of both stores, on stores in memory. */
@NullMarked
package io.twinstore.application.smoke;

import org.jspecify.annotations.NullMarked;

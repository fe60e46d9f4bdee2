/** Tests. */
@NullMarked
package io.twinstore.application.journal;

import org.jspecify.annotations.NullMarked;

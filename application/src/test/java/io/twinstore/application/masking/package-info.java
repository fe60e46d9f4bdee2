/** What stands in place of values. */
@NullMarked
package io.twinstore.application.masking;

import org.jspecify.annotations.NullMarked;

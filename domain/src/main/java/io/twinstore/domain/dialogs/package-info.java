/** API: What the assistant remembers of conversations. */
@NullMarked
package io.twinstore.domain.dialogs;

import org.jspecify.annotations.NullMarked;

/** Internal: The one masking rule: what is shown in place of a phone number, a name, a key, a password or a text. */
@Internal
@NullMarked
package io.twinstore.domain.masking;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

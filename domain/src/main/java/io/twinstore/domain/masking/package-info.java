/** The one masking rule: what is shown in place of a phone number, a name, a key, a password or a text. */
@NullMarked
package io.twinstore.domain.masking;

import org.jspecify.annotations.NullMarked;

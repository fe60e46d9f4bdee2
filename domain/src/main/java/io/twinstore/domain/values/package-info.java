/** API: Values that need more care than the JDK's types give them. */
@NullMarked
package io.twinstore.domain.values;

import org.jspecify.annotations.NullMarked;

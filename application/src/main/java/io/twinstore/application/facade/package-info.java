/** API: the data layer as its callers see it, 21 operations and one envelope. */
@NullMarked
package io.twinstore.application.facade;

import org.jspecify.annotations.NullMarked;

/** The data layer as its callers see it: 21 operations, one envelope, and the one place through which every call passes. */
@NullMarked
package io.twinstore.application.facade;

import org.jspecify.annotations.NullMarked;

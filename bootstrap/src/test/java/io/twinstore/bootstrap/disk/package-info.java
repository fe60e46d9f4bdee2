/** Tests of private files and locks. */
@NullMarked
package io.twinstore.bootstrap.disk;

import org.jspecify.annotations.NullMarked;

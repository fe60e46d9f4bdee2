/** TWINSTORE_HOME: the directory that the processes of one host share, and the locks by which they know of each other. */
@NullMarked
package io.twinstore.bootstrap.home;

import org.jspecify.annotations.NullMarked;

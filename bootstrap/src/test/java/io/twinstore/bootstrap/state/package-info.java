/** Tests of the state on disk, and of what processes that share it do. */
@NullMarked
package io.twinstore.bootstrap.state;

import org.jspecify.annotations.NullMarked;

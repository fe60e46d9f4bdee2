@NullMarked
package io.twinstore.bootstrap.serve;

import org.jspecify.annotations.NullMarked;

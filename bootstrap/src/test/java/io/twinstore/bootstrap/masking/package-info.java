/** No value of the test data in anything that is shown: every test of this module runs at the finest level and is searched. */
@NullMarked
package io.twinstore.bootstrap.masking;

import org.jspecify.annotations.NullMarked;

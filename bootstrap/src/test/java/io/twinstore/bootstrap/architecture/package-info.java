/** The architecture as tests: each rule holds for the program, and fails on what is planted against it. */
@NullMarked
package io.twinstore.bootstrap.architecture;

import org.jspecify.annotations.NullMarked;

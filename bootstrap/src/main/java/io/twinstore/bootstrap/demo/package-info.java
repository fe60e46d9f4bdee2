/** One whole move on this machine alone, for people who want to see it before they trust it. */
@NullMarked
package io.twinstore.bootstrap.demo;

import org.jspecify.annotations.NullMarked;

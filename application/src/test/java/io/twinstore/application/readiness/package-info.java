@NullMarked
package io.twinstore.application.readiness;

import org.jspecify.annotations.NullMarked;

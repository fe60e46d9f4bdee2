/** Internal: What commands and pages answer: records whose JSON is for programs, and their text for people. */
@Internal
@NullMarked
package io.twinstore.bootstrap.reports;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

/** The production journal and reconciliation, searched breadth first over every schedule of a small world. */
@NullMarked
package io.twinstore.application.dualwrite.model;

import org.jspecify.annotations.NullMarked;

/** Tests. */
@org.jspecify.annotations.NullMarked
package io.twinstore.application.status;

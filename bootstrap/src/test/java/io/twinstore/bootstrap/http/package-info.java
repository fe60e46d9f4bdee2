/** Tests. */
@org.jspecify.annotations.NullMarked
package io.twinstore.bootstrap.http;

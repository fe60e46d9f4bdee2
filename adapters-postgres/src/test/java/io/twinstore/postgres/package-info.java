/** Tests of the PostgreSQL store on a real PostgreSQL. */
@org.jspecify.annotations.NullMarked
package io.twinstore.postgres;

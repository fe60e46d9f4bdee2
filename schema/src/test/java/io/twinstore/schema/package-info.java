/** The tests of the schema, and TestDatabase, through which the tests of all modules get their PostgreSQL. */
@NullMarked
package io.twinstore.schema;

import org.jspecify.annotations.NullMarked;

/** API: How an aggregate's table is described: columns, their types, and the fields of a row. */
@NullMarked
package io.twinstore.domain.rows;

import org.jspecify.annotations.NullMarked;

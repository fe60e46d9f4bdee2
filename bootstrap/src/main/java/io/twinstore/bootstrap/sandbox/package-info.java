/**
 * Internal: A local HTTP endpoint that speaks the part of PostgREST that the Supabase store uses, over a real PostgreSQL; a tool
 * for development, on which only the command line and tests may depend.
 */
@Internal
@NullMarked
package io.twinstore.bootstrap.sandbox;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

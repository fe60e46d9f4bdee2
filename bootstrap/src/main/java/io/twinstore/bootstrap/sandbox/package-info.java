/**
 * A local HTTP endpoint that speaks the part of PostgREST that the Supabase store uses, over a real PostgreSQL; a tool
 * for development, on which only the command line and tests may depend.
 */
@NullMarked
package io.twinstore.bootstrap.sandbox;

import org.jspecify.annotations.NullMarked;

/**
 * Internal: The Supabase store, over its REST API (PostgREST): {@link io.twinstore.supabase.SupabaseStore} is its one public type.
 * Only the wiring may depend on it.
 */
@Internal
@NullMarked
package io.twinstore.supabase;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

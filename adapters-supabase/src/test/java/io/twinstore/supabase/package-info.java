/** Tests of the Supabase store over real HTTP, against servers that misbehave. */
@org.jspecify.annotations.NullMarked
package io.twinstore.supabase;
